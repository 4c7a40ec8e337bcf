# The dashboard in a container: docs/operations.md says how to build, pin, run and prove it.
ARG PYTHON=python:3.13-slim-trixie
ARG NODE=node:24-trixie-slim

FROM ${NODE} AS node

# What runs, made where pip and npm are: nothing of this stage but /app stays.
FROM ${PYTHON} AS build
WORKDIR /app
COPY --from=node /usr/local/bin/node /usr/local/bin/node
COPY --from=node /usr/local/lib/node_modules/npm /usr/local/lib/node_modules/npm
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm
COPY requirements.txt ./
RUN python -m venv --without-pip .venv && \
    python -m pip --python .venv/bin/python install -q \
    --no-cache-dir --no-compile --no-deps --require-hashes --only-binary=:all: -r requirements.txt
COPY . ./
RUN .venv/bin/python -m delivery fetch --all
# By content and not by time, which a build may change: on a read-only file system nothing could be compiled later.
# And readable by every user, however strict the umask was of who checked this out.
RUN python -m compileall -q -j 0 --invalidation-mode unchecked-hash . && \
    chmod -R a+rX,go-w .

FROM ${PYTHON}
# Nothing is installed any more: what was for that goes.
RUN python -m pip uninstall -q -y --root-user-action=ignore pip && \
    rm -rf "$(python -c 'import ensurepip; print(ensurepip.__path__[0])')"
WORKDIR /app
COPY --from=build /app /app
ENV PATH=/app/.venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    HOST=0.0.0.0
# A number, so that Kubernetes can tell that it is not root; nothing outside /tmp is written.
USER 10001:10001
EXPOSE 8050
# No HEALTHCHECK: Kubernetes has probes of its own, and images in the format of OCI hold none.
CMD ["python", "-m", "gunicorn", "-c", "python:delivery.production"]

ARG VERSION=unreleased
ARG REVISION=unknown
LABEL org.opencontainers.image.title="Inclusietrends" \
      org.opencontainers.image.description="Dashboard of the yearly survey among Dutch municipalities on the UN disability convention" \
      org.opencontainers.image.source="https://example.org/inclusietrends.git" \
      org.opencontainers.image.licenses="EUPL-1.2" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"
