"""Each stylesheet of ours is served in one piece, fingerprinted and compressed."""

import shutil
from pathlib import Path

import brotli
import pytest
from django.core.files.storage import FileSystemStorage

from clinic.static_files import OnePieceStorage


def collected(source: Path, target: Path) -> dict[str, str]:
    """Do to a folder what collectstatic does; return name → name with its fingerprint."""
    storage = OnePieceStorage(location=target, base_url="/static/")
    paths = {}
    for path in source.rglob("*.*"):
        name = str(path.relative_to(source))
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target / name)
        paths[name] = (FileSystemStorage(source), name)
    for _, _, problem in storage.post_process(paths):
        if isinstance(problem, Exception):
            raise problem
    return storage.hashed_files


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "source"
    for name, text in {
        "css/site.css": '/* Everything */\n@import "tokens.css";\n@import "parts/card.css";\n',
        "css/tokens.css": '@font-face {\n    src: url("../fonts/face.woff2");\n}\n',
        "css/parts/card.css": '/* A card */\n.card {\n    color: red;\n    content: "a b";\n}\n',
        "fonts/face.woff2": "not really a font",
        "other/theme.css": "/* kept */ .theme { color: blue; }",
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return folder


def test_imports_are_written_out_in_their_order(source: Path, tmp_path: Path) -> None:
    names = collected(source, tmp_path / "target")

    text = (tmp_path / "target" / names["css/site.css"]).read_text()
    font = names["fonts/face.woff2"]
    assert text == f'@font-face {{ src: url("../{font}"); }} .card {{ color: red; content: "a b"; }}'


def test_modules_are_written_out_in_blocks_without_comments(source: Path, tmp_path: Path) -> None:
    (source / "js").mkdir()
    (source / "js/form.js").write_text('// All of it.\n\nimport "./one.js";\nimport "./two.js";\n')
    (source / "js/one.js").write_text('// One.\nconst name = "http://one"; // kept\n')
    (source / "js/two.js").write_text('const name = "two";\n')

    names = collected(source, tmp_path / "target")

    text = (tmp_path / "target" / names["js/form.js"]).read_text()
    end = "} catch (error) {\nreportError(error);\n}\n"
    assert text == f'try {{\nconst name = "http://one"; // kept\n{end}try {{\nconst name = "two";\n{end}'


@pytest.mark.parametrize(
    ("name", "text"),
    [("css/odd.css", "@import url('tokens.css');"), ("js/odd.js", 'import { one } from "./one.js";\n')],
)
def test_an_import_in_another_form_stops_the_collection(
    source: Path, tmp_path: Path, name: str, text: str
) -> None:
    (source / name).parent.mkdir(exist_ok=True)
    (source / name).write_text(text)

    with pytest.raises(ValueError, match="holds an import that is not written as"):
        collected(source, tmp_path / "target")


def test_a_changed_part_gives_the_whole_a_new_name(source: Path, tmp_path: Path) -> None:
    before = collected(source, tmp_path / "before")["css/site.css"]
    (source / "css/parts/card.css").write_text(".card { color: green; }")

    after = collected(source, tmp_path / "after")["css/site.css"]

    assert after != before


def test_both_compressed_forms_stand_beside_it(source: Path, tmp_path: Path) -> None:
    (source / "css/parts/card.css").write_text(".card { color: red; }\n" * 50)

    names = collected(source, tmp_path / "target")

    sheet = tmp_path / "target" / names["css/site.css"]
    assert sheet.with_name(sheet.name + ".gz").is_file()
    assert brotli.decompress(sheet.with_name(sheet.name + ".br").read_bytes()) == sheet.read_bytes()


def test_stylesheets_of_others_are_left_as_they_are(source: Path, tmp_path: Path) -> None:
    names = collected(source, tmp_path / "target")

    assert "/* kept */" in (tmp_path / "target" / names["other/theme.css"]).read_text()


def test_a_part_in_another_folder_may_not_name_files(source: Path, tmp_path: Path) -> None:
    (source / "css/parts/card.css").write_text('.card { background: url("card.svg"); }')
    (source / "css/parts/card.svg").write_text("<svg/>")

    with pytest.raises(
        ValueError, match=r"parts/card.css is imported from another folder and must not hold url"
    ):
        collected(source, tmp_path / "target")


def test_a_part_that_is_missing_stops_the_collection(source: Path, tmp_path: Path) -> None:
    (source / "css/parts/card.css").unlink()

    with pytest.raises(FileNotFoundError, match=r"card\.css"):
        collected(source, tmp_path / "target")
