"""The service: how one sees what the Assembly decided, and asks for what it may decide."""

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from app import (
    acting,
    assets,
    caching,
    errors,
    extensions,
    forms,
    health,
    labels,
    languages,
    logs,
    moments,
    numbers,
    operating,
    rooms,
    security,
)
from app.addresses import Identifier
from app.uploads import door
from config import Configuration

# The log comes first: it sees a request before and an answer after everybody else.
PARTS = (
    logs,
    languages,
    security,
    door,
    forms,
    caching,
    extensions,
    moments,
    numbers,
    labels,
    assets,
    errors,
    health,
    acting,
    operating,
    rooms,
)


def create_app(configuration: Configuration | None = None) -> Flask:
    """The service as configured, by default from the environment; raises UnsafeConfiguration."""
    configuration = configuration or Configuration.from_environment()
    app = logs.Service("app", instance_path=str(configuration.data_directory))
    app.config.update(configuration.flask_settings())
    app.url_map.converters["int"] = Identifier
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True}
    if count := configuration.trusted_proxies:
        proxied = ProxyFix(app.wsgi_app, x_for=count, x_proto=count, x_host=count)
        app.wsgi_app = proxied  # type: ignore[method-assign]
    for part in PARTS:
        part.init_app(app)
    return app
