"""The workspace: nothing that was acknowledged is lost, nothing is overwritten."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from gazetteer.errors import ConflictError, InputError, StoreError, UnknownDocumentError
from gazetteer.model.corrections import Correction
from gazetteer.model.document import Document, Entity, Resolution
from gazetteer.model.place import Location, Place
from gazetteer.server.workspace import file, migrations
from gazetteer.server.workspace.changes import corrections_of
from gazetteer.server.workspace.gold import decided_documents
from gazetteer.server.workspace.records import NewDocument
from gazetteer.server.workspace.workspace import Workspace

TEXT = "The ferry from Kalinov reached Zabor at dusk."


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    found = Workspace(tmp_path / "notes.workspace")
    found.add(
        [NewDocument("ferry", "The ferry", "plain", TEXT)], original=TEXT.encode(), file_name="ferry.txt", who="a"
    )
    return found


def reject(start: int, end: int) -> Correction:
    return Correction("ferry", start, end, TEXT[start:end], "reject")


def in_force(workspace: Workspace) -> list[tuple[int, int]]:
    return [one.span for one in corrections_of(workspace.history("ferry"))]


def test_a_document_is_kept_with_its_original(workspace: Workspace) -> None:
    kept = workspace.document("ferry")
    assert (kept.title, kept.text, kept.file_name) == ("The ferry", TEXT, "ferry.txt")
    assert workspace.original("ferry") == TEXT.encode()
    with pytest.raises(UnknownDocumentError, match="document 'other' not found"):
        workspace.document("other")


def test_two_documents_of_one_name_have_two_ids(workspace: Workspace) -> None:
    more = [NewDocument("ferry", "b", "plain", "b"), NewDocument("ferry", "c", "plain", "c")]
    assert workspace.add(more, original=b"b", file_name="ferry.txt", who="a") == ["ferry-2", "ferry-3"]


@pytest.mark.parametrize(("query", "found"), [("", 2), ("KALINOV", 1), ("ferry.txt", 1), ("steamer", 1), ("train", 0)])
def test_search_looks_at_titles_file_names_and_texts(workspace: Workspace, query: str, found: int) -> None:
    workspace.add([NewDocument("s", "The Steamer", "plain", "x")], original=b"x", file_name="s.txt", who="a")
    assert len(workspace.documents(query)) == found


def test_an_annotation_is_read_as_it_was_kept(workspace: Workspace) -> None:
    assert workspace.annotation("ferry") is None
    found = Document("ferry", TEXT, entities=(Entity("e1", 15, 22, "Kalinov", "PLACE", "test"),))
    workspace.annotate("ferry", found, version="1")
    again = workspace.annotation("ferry")
    assert again
    assert [one.text for one in again.entities] == ["Kalinov"]
    assert workspace.documents()[0].annotated


def test_undo_and_redo_are_appended(workspace: Workspace) -> None:
    workspace.correct("ferry", [reject(15, 22)], seen=0, who="ana")
    workspace.correct("ferry", [reject(31, 36)], seen=1, who="ben")
    workspace.undo("ferry", seen=2, who="ana")
    assert in_force(workspace) == [(15, 22)]
    workspace.redo("ferry", seen=3, who="ana")
    assert in_force(workspace) == [(15, 22), (31, 36)]
    workspace.undo("ferry", seen=4, who="ana")
    workspace.correct("ferry", [reject(4, 9)], seen=5, who="ana")
    with pytest.raises(InputError, match="nothing to redo"):
        workspace.redo("ferry", seen=6, who="ana")
    assert [(one.kind, one.who, one.revision, one.target) for one in workspace.changes("ferry")] == [
        ("correct", "ana", 1, None),
        ("correct", "ben", 2, None),
        ("undo", "ana", 3, 2),
        ("redo", "ana", 4, 2),
        ("undo", "ana", 5, 2),
        ("correct", "ana", 6, None),
    ]


def test_change_of_other_words_is_not_a_conflict(workspace: Workspace) -> None:
    workspace.correct("ferry", [reject(15, 22)], seen=0, who="ana")
    workspace.correct("ferry", [reject(31, 36)], seen=0, who="ben")
    assert in_force(workspace) == [(15, 22), (31, 36)]


@pytest.mark.parametrize(
    "write",
    [
        lambda workspace: workspace.correct("ferry", [reject(15, 22)], seen=0, who="ben"),
        lambda workspace: workspace.correct("ferry", [reject(31, 36), reject(10, 16)], seen=0, who="ben"),
        lambda workspace: workspace.undo("ferry", seen=0, who="ben"),
        lambda workspace: workspace.delete("ferry", seen=0, who="ben"),
    ],
    ids=["the same words", "words across them", "undo", "delete"],
)
def test_a_conflict_is_reported_and_nothing_is_written(
    workspace: Workspace, write: Callable[[Workspace], object]
) -> None:
    workspace.correct("ferry", [reject(15, 22)], seen=0, who="ana")
    with pytest.raises(ConflictError, match=r"changed by ana at .* after revision 0"):
        write(workspace)
    assert len(workspace.changes("ferry")) == 1


def test_after_an_undo_every_change_must_have_seen_it(workspace: Workspace) -> None:
    workspace.correct("ferry", [reject(15, 22)], seen=0, who="ana")
    workspace.undo("ferry", seen=1, who="ana")
    with pytest.raises(ConflictError):
        workspace.correct("ferry", [reject(31, 36)], seen=1, who="ben")


def test_a_deleted_document_comes_back_with_its_corrections(workspace: Workspace) -> None:
    workspace.correct("ferry", [reject(15, 22)], seen=0, who="ana")
    workspace.delete("ferry", seen=1, who="ana")
    assert workspace.documents() == []
    assert [one.id for one in workspace.documents(deleted=True)] == ["ferry"]
    workspace.restore("ferry", seen=2, who="ana")
    assert [one.id for one in workspace.documents()] == ["ferry"]
    assert in_force(workspace) == [(15, 22)]


def test_changes_can_be_neither_altered_nor_deleted(workspace: Workspace) -> None:
    workspace.correct("ferry", [reject(15, 22)], seen=0, who="ana")
    with sqlite3.connect(workspace.path) as connection:
        for statement in ("DELETE FROM change", "UPDATE change SET who = 'ben'"):
            with pytest.raises(sqlite3.IntegrityError, match="changes are never"):
                connection.execute(statement)


def test_a_backup_is_made_while_a_writer_is_at_work(workspace: Workspace, tmp_path: Path) -> None:
    workspace.correct("ferry", [reject(15, 22)], seen=0, who="ana")
    target = tmp_path / "backup.workspace"
    with sqlite3.connect(workspace.path, isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("INSERT INTO original (file_name, content) VALUES ('x', x'00')")
        workspace.backup(target)
        other.execute("ROLLBACK")
    with Workspace(target) as copy:
        assert in_force(copy) == [(15, 22)]
        assert copy.original("ferry") == TEXT.encode()
    with pytest.raises(StoreError, match="already exists"):
        workspace.backup(target)


def test_an_old_workspace_is_migrated_and_kept(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace.correct("ferry", [reject(15, 22)], seen=0, who="ana")
    workspace.close()
    monkeypatch.setattr(file, "STEPS", (*migrations.STEPS, "ALTER TABLE document ADD COLUMN shelf TEXT;"))
    with Workspace(workspace.path) as migrated:
        assert in_force(migrated) == [(15, 22)]
    with sqlite3.connect(workspace.path) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (len(migrations.STEPS) + 1,)
        assert connection.execute("SELECT shelf FROM document").fetchone() == (None,)
    assert (tmp_path / f"notes.workspace.v{len(migrations.STEPS)}").is_file()
    monkeypatch.undo()
    with pytest.raises(StoreError, match="upgrade it with"):
        Workspace(workspace.path)


def test_a_migration_that_fails_leaves_the_file_as_it_was(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace.close()
    monkeypatch.setattr(file, "STEPS", (*migrations.STEPS, "CREATE TABLE shelf (a);\nINSERT INTO nowhere VALUES (1);"))
    with pytest.raises(StoreError, match="nowhere"):
        Workspace(workspace.path)
    monkeypatch.undo()
    with Workspace(workspace.path) as again:
        assert [one.id for one in again.documents()] == ["ferry"]


def test_another_database_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE t (a)")
    before = path.read_bytes()
    with pytest.raises(StoreError, match="not a workspace"):
        Workspace(path)
    assert path.read_bytes() == before
    text = tmp_path / "text.txt"
    text.write_text("no database at all, only words " * 50)
    with pytest.raises(StoreError, match="cannot be opened as a workspace"):
        Workspace(text)


def test_weights_can_be_learnt_from_decisions(workspace: Workspace) -> None:
    found = Document(
        "ferry",
        TEXT,
        entities=tuple(
            Entity(f"e{start}", start, end, TEXT[start:end], "PLACE", "test", resolution=Resolution(None))
            for start, end in ((15, 22), (31, 36))
        ),
    )
    workspace.annotate("ferry", found, version="1")
    assert list(decided_documents(workspace)) == []
    kalinov = Place("gn:1", "Kalinov", Location(49.0, 22.0))
    moved = Correction("ferry", 15, 22, "Kalinov", "move", place=kalinov)
    unknown = Correction("ferry", 31, 36, "Zabor", "unidentified")
    workspace.correct("ferry", [moved, unknown], seen=0, who="ana")
    [document] = decided_documents(workspace)
    assert [(one.text, one.place) for one in document.entities] == [("Kalinov", kalinov)]
