"""What is told of the files that readers take away."""

from pathlib import Path

import pytest

from knowledge.pages.downloads import download


def test_a_download_has_its_size_and_its_sum(tmp_path: Path) -> None:
    (tmp_path / "book.pdf").write_bytes(b"abc")

    told = download(tmp_path, "book.pdf", "The book", "To read on a train.")

    assert told.size == 3
    # The example of FIPS 180-2, appendix B.1.
    assert told.sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_a_file_that_is_not_there_is_no_download(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        download(tmp_path, "book.pdf", "", "")
