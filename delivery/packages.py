"""What the installation fetches with npm: which files of which package, in which version, and how we know them."""

from __future__ import annotations

from dataclasses import dataclass

from plotly.offline import get_plotlyjs_version


@dataclass(frozen=True)
class Package:
    """A package of npm, none of which is needed.

    ``sha512`` is of its archive, in base64, as npm notes it; ``licence`` is its identifier in SPDX. ``wanted`` has the
    files that we want of it, and the name under which each is kept, with {} for the version. ``without`` says what is
    so where they are not there.
    """

    name: str
    version: str
    sha512: str
    licence: str
    wanted: dict[str, str]
    without: str


#: The part of plotly.js that draws bars and lines, in the version that the installed plotly makes charts for; a newer
#: plotly needs another hash.
PLOTLY = Package(
    "plotly.js-basic-dist-min",
    get_plotlyjs_version(),
    "1oNF8PeQx2hv/y7tqEVWKD3JGwn/MGEMQ8mL9HUwsaqG9FGy/OU5FHUHvzqbqxN4mnwZGI9abTiE775C4kkjMQ==",
    "MIT",
    {"plotly-basic.min.js": "plotly-basic-{}.min.js"},
    "All of plotly.js is served, which is larger",
)
#: The typeface: Latin characters in all weights are one file of 20 kB, as large as two weights apart. Its licence (the
#: SIL Open Font License) goes with it.
FIGTREE = Package(
    "@fontsource-variable/figtree",
    "5.3.0",
    "VRVodD7OiG7apQwE8/2fMjaqpY/a0qRJqL5HtYj8CKIVps+9amaFcdfKmDIf7iqYQx6iPLlArVXAfKeIZmVcNQ==",
    "OFL-1.1",
    {"files/figtree-latin-wght-normal.woff2": "figtree-{}.woff2", "LICENSE": "figtree-{}.txt"},
    "Pages and pictures are set in a typeface of the reader's machine",
)
#: Makes a zip in the browser, part by part: of pictures, which are drawn there alone. Its licence (MIT) goes with it.
FFLATE = Package(
    "fflate",
    "0.8.3",
    "tbZNuJrLwGUp3zshBtdy4W+ORxZuIh8a5ilyIEQDC5rY1f3U20JMry0Ll3WBzU58EZKsEuJFXhb5gwv8CsPvgA==",
    "MIT",
    {"umd/index.js": "fflate-{}.min.js", "LICENSE": "fflate-{}.txt"},
    "Pictures and tables cannot be downloaded all at once",
)
PACKAGES = (PLOTLY, FIGTREE, FFLATE)
