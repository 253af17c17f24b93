"""The figures of one run, as JSON and as Markdown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from gazetteer.evaluation import sections
from gazetteer.evaluation.scores import CorpusReport


@dataclass(frozen=True, slots=True)
class EvaluationReport:
    """The figures of every corpus of one run."""

    corpora: tuple[CorpusReport, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return all figures as JSON-ready values, without the list of errors."""
        return {"corpora": [corpus.to_dict() for corpus in self.corpora]}

    def table(self, *, texts: bool = False) -> str:
        """Return Markdown tables, with 95% intervals in brackets.

        Args:
            texts: whether to add a row for each text.
        """
        return (
            "\n\n".join(section for corpus in self.corpora for section in sections.sections(corpus, texts=texts)) + "\n"
        )

    def errors(self, *, limit: int = sections.WORST) -> str:
        """Return the worst errors of each kind with their clues, at most `limit` of each."""
        return "\n\n".join(sections.errors(corpus, limit) for corpus in self.corpora) + "\n"

    def missed(self) -> str:
        """Return every gold place that the pipeline missed, grouped by whether the gazetteer has it."""
        return "\n\n".join(sections.missed(corpus) for corpus in self.corpora) + "\n"
