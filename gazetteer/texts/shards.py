"""The results of a batch in shards: files with the annotations of many texts each, for collections of any size.

A shard has a fixed number of consecutive texts of the input, so that the same input always gives the same shards. It is the
unit of work: a worker receives its texts, annotates them, and writes the file. A run that is killed loses at most the
shards that were being annotated.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

from gazetteer.errors import InputError
from gazetteer.model.document import Document
from gazetteer.texts.batch_inputs import Unreadable, annotator, digest_of
from gazetteer.texts.batch_report import BatchReport
from gazetteer.texts.manifest import MANIFEST, check_kind, entries, open_manifest, rewrite, write_entry
from gazetteer.texts.options import BatchOptions
from gazetteer.texts.runners import Done, Runner, attempt
from gazetteer.texts.shard_formats import ShardFormat, check_format, shard_writers
from gazetteer.texts.text import Text
from gazetteer.whole_files import replacing

MOST_CHARACTERS = 10_000_000
"""Length of the texts of a shard, in code points, after which it is complete; bounds the memory of shards of long texts."""


@dataclass(frozen=True, slots=True)
class Sharding:
    """How results are divided: the format of the shards, and the number of texts in each."""

    format: ShardFormat = "jsonl"
    size: int = 1_000

    def file(self, number: int) -> str:
        """Return the name of a shard's file."""
        return f"shard-{number:06}.{self.format}"


@dataclass(frozen=True, slots=True)
class Shard:
    """Consecutive texts of the input.

    Attributes:
        file: the name of its file.
        items: its texts, and what could not be read.
        digest: changes with the texts and options.
    """

    file: str
    items: tuple[Text | Unreadable, ...]
    digest: str

    @property
    def texts(self) -> list[Text]:
        """The texts to annotate."""
        return [item for item in self.items if isinstance(item, Text)]


@dataclass(frozen=True, slots=True)
class Written:
    """What a worker has done: the number of texts and places, and the reasons of failures by text id."""

    done: int
    places: int
    failed: dict[str, str]


def write_shards(
    texts: Iterable[Text | Unreadable],
    folder: Path,
    options: BatchOptions,
    sharding: Sharding,
    *,
    read: Runner[Shard, Written],
    report: BatchReport,
    progress: Callable[[int], None],
) -> None:
    """Annotate the texts into shards. A shard is skipped if it was done before and its texts have not changed since.

    Args:
        texts: the texts, and what cannot be read.
        folder: the folder for results.
        options: how texts are annotated.
        sharding: how results are divided.
        read: runs the work, here or in other processes.
        report: receives the counts.
        progress: called with the number of finished texts.

    Raises:
        InputError: the library of the format is not installed, or the folder has results of another kind or of other texts.
    """
    check_format(sharding.format)
    check_kind(folder, is_sharded=True)
    listed = list(entries(folder / MANIFEST))
    _check_earlier(listed, folder, sharding)
    before = {str(entry["file"]): entry for entry in listed}
    now: dict[str, dict[str, Any]] = {}

    def open_shards() -> Iterator[Shard]:
        for shard in shards_of(texts, sharding, options.digest()):
            known = before.get(shard.file, {})
            _check_first(known, shard, folder)
            report.failed.update((item.id, item.reason) for item in shard.items if isinstance(item, Unreadable))
            if known.get("digest") == shard.digest and known["status"] == "done" and (folder / shard.file).is_file():
                now[shard.file] = known
                report.passed += known["done"]
                progress(len(shard.items))
            else:
                yield shard

    with open_manifest(folder) as manifest:
        for one in read(partial(_worker, options, sharding.format, str(folder.resolve())), open_shards()):
            entry = _entry(one, sharding)
            now[one.item.file] = entry
            listed.append(entry)
            write_entry(manifest, entry)
            report.done += entry["done"]
            report.places += entry["places"]
            report.failed.update((failure["id"], failure["reason"]) for failure in entry["failed"])
            progress(len(one.item.items))
    _tidy(folder, listed, now, is_whole=not report.failed)


def shards_of(texts: Iterable[Text | Unreadable], sharding: Sharding, setting: str) -> Iterator[Shard]:
    """Divide texts into shards; a shard is also complete when its texts have `MOST_CHARACTERS`.

    Args:
        texts: the texts, and what cannot be read.
        sharding: how they are divided.
        setting: the digest of the options.
    """
    number, characters, digest = 0, 0, sha256()
    items: list[Text | Unreadable] = []
    for item in texts:
        items.append(item)
        code = ""
        if isinstance(item, Text):
            code = digest_of(setting, item)
            characters += len(item.text)
        digest.update(f"{item.id} {code}\n".encode("utf-8", "surrogatepass"))
        if len(items) == sharding.size or characters >= MOST_CHARACTERS:
            yield Shard(sharding.file(number), tuple(items), digest.hexdigest()[:16])
            number, characters, digest, items = number + 1, 0, sha256(), []
    if items:
        yield Shard(sharding.file(number), tuple(items), digest.hexdigest()[:16])


def _worker(options: BatchOptions, format_: ShardFormat, folder: str) -> Callable[[Shard], Written]:
    """Make the work function of a worker: annotate the texts of a shard into its file."""
    annotate, write = annotator(options), shard_writers[format_]

    def work(shard: Shard) -> Written:
        places, failed = 0, dict[str, str]()

        def documents() -> Iterator[Document]:
            nonlocal places
            for text in shard.texts:
                done = attempt(annotate, text)
                if done.result is None:
                    failed[text.id] = done.error or ""
                else:
                    places += len(done.result.places)
                    yield done.result

        with replacing(Path(folder, shard.file)) as part:
            write(part, documents())
        return Written(len(shard.texts) - len(failed), places, failed)

    return work


def _entry(one: Done[Shard, Written], sharding: Sharding) -> dict[str, Any]:
    """Return the line of the manifest for a shard."""
    shard, written = one.item, one.result or Written(0, 0, {})
    unreadable = {item.id: item.reason for item in shard.items if isinstance(item, Unreadable)}
    failed = {shard.file: one.error} if one.error else written.failed
    return {
        "file": shard.file,
        "status": "failed" if failed else "done",
        "texts": len(shard.items),
        "first": shard.items[0].id,
        "last": shard.items[-1].id,
        "done": written.done,
        "places": written.places,
        "failed": [{"id": id_, "reason": reason} for id_, reason in {**unreadable, **failed}.items()],
        "warnings": [{"id": text.id, "warning": text.warning} for text in shard.texts if text.warning],
        "size": sharding.size,
        "digest": shard.digest,
    }


def _check_earlier(listed: list[dict[str, Any]], folder: Path, sharding: Sharding) -> None:
    """Raise an error if the folder has shards of another size or format, which a run would mix with its own."""
    for entry in listed:
        if entry["size"] != sharding.size or not str(entry["file"]).endswith(f".{sharding.format}"):
            format_ = str(entry["file"]).rpartition(".")[2]
            raise InputError(
                f"{folder} has shards of {entry['size']:,} texts in the format {format_}: "
                "give the same --format and --shard-size, or another folder"
            )


def _check_first(known: dict[str, Any], shard: Shard, folder: Path) -> None:
    """Raise an error if the first shard of the folder is that of another collection, which a run would replace."""
    first = known.get("first", shard.items[0].id)
    if shard.file.startswith("shard-000000.") and first != shard.items[0].id:
        raise InputError(
            f"{folder} has shards of other texts: they begin with {first}, and these with {shard.items[0].id}. "
            "Give another folder"
        )


def _tidy(folder: Path, listed: list[dict[str, Any]], now: dict[str, dict[str, Any]], *, is_whole: bool) -> None:
    """Sort the manifest, and remove what the input no longer has; without `is_whole` nothing is removed."""
    current = now if is_whole else {str(entry["file"]): entry for entry in listed} | now
    ordered = [current[file] for file in sorted(current)]
    if ordered != listed:
        rewrite(folder, ordered)
    for file in {str(entry["file"]) for entry in listed} - current.keys():
        (folder / file).unlink(missing_ok=True)
