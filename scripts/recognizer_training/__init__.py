"""Parts of `prepare_recognizers.py` and `train_recognizers.py`: corpora, noise, network, training, export."""
