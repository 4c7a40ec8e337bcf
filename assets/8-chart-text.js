/* The words of a chart: wrapped, placed and written as SVG.
 *
 * plotly.js draws bars, lines and axes without a word: it measures each text that it draws, which takes several times as
 * long as everything else together. The words stand in a drawing of ours above its own, on the page and in a picture.
 *
 * words  {lines, panel, x or across, y or up, side, rise, dx, dy, size, color, bold, italic, cover}
 *        `x` and `y` are values on the axes of the panel, `across` and `up` shares of its width and height; the text has
 *        this point at its side "start", "middle" or "end" and hangs from it ("top"), stands on it ("bottom") or is level
 *        with it ("middle"), moved by `dx` and `dy` pixels. `cover` keeps the lines of the axes from running through. */
inclusietrends.chartText = (() => {
    /* Mean width of a character as a share of the size of the text; on the wide side, as the font differs per machine. */
    const CHARACTER = 0.62;
    /* Height of a line, and how far below its middle its letters stand, as shares of the size of the text. */
    const LINE = 1.3;
    const BASELINE = 0.35;
    /* How many lines of a text stand above its point. */
    const ABOVE = { top: 0, middle: 0.5, bottom: 1 };

    /** "Een lang antwoord" -> ["Een lang", "antwoord"]: lines about `pixels` wide. */
    function wrap(text, pixels, font) {
        const most = Math.max(8, Math.floor(pixels / (font * CHARACTER)));
        const lines = [];
        for (const word of text.split(/\s+/).filter(Boolean)) {
            for (let rest = word; rest; ) {
                const line = lines.at(-1);
                if (line !== undefined && line.length + 1 + rest.length <= most) {
                    lines[lines.length - 1] = `${line} ${rest}`;
                    rest = "";
                } else {
                    const cut = rest.length <= most ? most : hyphenPlace(rest, most);
                    lines.push(rest.slice(0, cut));
                    rest = rest.slice(cut);
                }
            }
        }
        return lines.length ? lines : [""];
    }

    /** Where to cut a word that is longer than a line: behind its last hyphen that fits, else at the line's end. */
    function hyphenPlace(word, most) {
        return word.slice(0, most).lastIndexOf("-") + 1 || most;
    }

    /** A text that may stand in HTML or SVG. */
    function escape(text) {
        return String(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
    }

    /** ("x", 1) -> "xaxis2": name in the layout of the axis of a panel, counted from 0. */
    const layoutAxis = (letter, panel) => `${letter}axis${panel === 0 ? "" : panel + 1}`;

    /** Place on an axis as a share of the whole drawing. */
    function place({ domain: [from, to] = [0, 1], range: [first, last] }, value, share) {
        return from + (to - from) * (share ?? (value - first) / (last - first));
    }

    /** The words of a drawing of `height` pixels as the contents of an SVG as wide as the drawing, whatever its width. */
    function svg({ texts, axes, theme }, height, font) {
        const under = [];
        const written = texts.map((text) => {
            const { lines, panel = 0, rise = "middle", dx = 0, dy = 0, size = font } = text;
            const xaxis = axes[layoutAxis("x", panel)];
            const x = 100 * place(xaxis, text.x, text.across);
            const y = height * (1 - place(axes[layoutAxis("y", panel)], text.y, text.up)) + dy;
            const top = y - ABOVE[rise] * lines.length * lineHeight(size);
            if (text.cover) {
                const [from, to] = (xaxis.domain || [0, 1]).map((share) => 100 * share);
                const box = `x="${round(from)}%" y="${round(top)}" width="${round(to - from)}%"`;
                under.push(`<rect ${box} height="${round(lines.length * lineHeight(size))}" fill="${theme.page}"/>`);
            }
            const style = attributes(text, size === font ? null : size, dx);
            return lines.map((words, number) => {
                const baseline = top + (number + 0.5) * lineHeight(size) + BASELINE * size;
                return `<text x="${round(x)}%" y="${round(baseline)}"${style}>${escape(words)}</text>`;
            });
        });
        /* A pixel to the left lies on the line of zero too. */
        return `<g transform="translate(-1)">${under.join("")}</g>${written.flat().join("")}`;
    }

    /** Attributes of a text, as far as they differ from the drawing's. */
    function attributes({ side = "start", color, bold, italic }, size, dx = 0) {
        return [
            side === "start" ? "" : ` text-anchor="${side}"`,
            dx ? ` dx="${dx}"` : "",
            size ? ` font-size="${size}"` : "",
            color ? ` fill="${color}"` : "",
            bold ? ' font-weight="700"' : "",
            italic ? ' font-style="italic"' : "",
        ].join("");
    }

    /** Height in pixels of a line of a size. */
    const lineHeight = (size) => LINE * size;

    const round = (number) => Math.round(number * 100) / 100;

    /** An SVG around words; `box` holds its attributes. */
    function frame(words, { font, text }, size, box) {
        const family = font.replaceAll('"', "'");
        return `<svg ${box} overflow="visible" font-family="${family}" font-size="${size}" fill="${text}">${words}</svg>`;
    }

    return { wrap, escape, layoutAxis, lineHeight, svg, attributes, frame };
})();
