# Two stages: the first has uv and builds, the second has only what runs.
FROM python:3.13-slim AS build

WORKDIR /app
COPY requirements/base.txt requirements/tools.txt requirements/
RUN pip install --no-cache-dir --require-hashes -r requirements/tools.txt \
    && uv venv --python /usr/local/bin/python3 /venv \
    && uv pip install --no-cache --python /venv/bin/python --compile-bytecode --require-hashes -r requirements/base.txt

COPY manage.py ./
COPY bin/lib/make_env.py bin/lib/
COPY clinic clinic
COPY education education
COPY appointments appointments
COPY templates templates
COPY static static
# The settings want a whole environment. This one is made, used and deleted within a single layer.
RUN mkdir /tmp/build \
    && /venv/bin/python bin/lib/make_env.py /tmp/build 8000 \
    && ENV_FILE=/tmp/build/env VAR_DIR=/app/var /venv/bin/python manage.py collectstatic --noinput \
    && rm -r /tmp/build bin

FROM python:3.13-slim

RUN useradd --system --uid 10001 --no-create-home clinic
WORKDIR /app
COPY --from=build /venv /venv
COPY --from=build /app /app
COPY deploy/entrypoint deploy/gunicorn.conf.py deploy/healthcheck.py deploy/
RUN install --directory --owner=clinic --group=clinic /app/var/media /app/var/page_cache

ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 VAR_DIR=/app/var
USER 10001
EXPOSE 8000
VOLUME /app/var/media
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
    CMD ["python", "deploy/healthcheck.py"]
ENTRYPOINT ["deploy/entrypoint"]
CMD ["web"]
