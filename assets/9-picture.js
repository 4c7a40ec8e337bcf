/* The chart of a view as a picture file: what plotly.js draws, and the words above it. */
inclusietrends.picture = (() => {
    /** An SVG `width` pixels wide. */
    async function svg(view, width) {
        const { data, layout, words } = inclusietrends.frame.pictureFigure(view);
        const plotly = await inclusietrends.plotly();
        const size = { width: layout.width, height: layout.height, scale: width / layout.width };
        const drawn = await plotly.toImage({ data, layout }, { format: "svg", imageDataOnly: true, ...size });
        return new Blob([drawn.replace(/<\/svg>\s*$/, `${words}</svg>`)], { type: "image/svg+xml" });
    }

    /** The same as a PNG. */
    async function png(drawn) {
        const url = URL.createObjectURL(drawn);
        const image = new Image();
        image.src = url;
        await image.decode();
        URL.revokeObjectURL(url);
        const canvas = document.createElement("canvas");
        canvas.width = image.naturalWidth;
        canvas.height = image.naturalHeight;
        canvas.getContext("2d").drawImage(image, 0, 0);
        return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
    }

    return { svg, png };
})();
