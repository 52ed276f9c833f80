# relgraph as an image: what the lock file pins, and nothing that only its tests need.
FROM python:3.12-slim-bookworm AS build
WORKDIR /src
COPY requirements.lock ./
RUN pip wheel --no-cache-dir --require-hashes --requirement requirements.lock --wheel-dir /wheels
COPY . ./
RUN pip install --no-cache-dir --no-index --find-links /wheels hatchling editables \
    && pip wheel --no-cache-dir --no-index --no-deps --no-build-isolation --wheel-dir /wheels .

FROM python:3.12-slim-bookworm
# Of the wheels only those that relgraph itself asks for.
RUN --mount=type=bind,from=build,source=/wheels,target=/wheels \
    pip install --no-cache-dir --no-index --find-links /wheels relgraph \
    && useradd --system --uid 10001 --home-dir /data --no-create-home relgraph \
    && install --directory --owner relgraph --mode 700 /data
USER relgraph
ENV RELGRAPH_HOME=/data PYTHONUNBUFFERED=1
VOLUME /data
EXPOSE 8765
ENTRYPOINT ["relgraph"]
CMD ["serve", "--host=0.0.0.0"]
