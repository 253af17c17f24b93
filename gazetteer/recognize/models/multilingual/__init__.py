"""The project's recognition model for all languages except English, run by ONNX Runtime."""

from gazetteer.recognize.models.multilingual.model import MultilingualModel, is_one, load
from gazetteer.recognize.models.multilingual.prepare import prepared

__all__ = ["MultilingualModel", "is_one", "load", "prepared"]
