"""Parts of `train_recognizer.py`: corpora, noise, network, training, export."""
