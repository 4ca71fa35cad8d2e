"""How gunicorn serves the site, on a laptop and in the container alike. The command line says where."""

wsgi_app = "clinic.wsgi:application"
worker_class = "gthread"
workers = 2
threads = 4
# The code is read once and shared; nothing in it opens a connection while it is read.
preload_app = True
# Requests hold no long work (mail leaves through the worker), so a stuck one is cut off early.
timeout = 30
graceful_timeout = 20
# Longer than the proxy keeps its own connections, so that it never writes to one just closed.
keepalive = 75
# The default socket would be made in HOME, which a service may not have.
control_socket_disable = True
# Addresses and query strings stay out of the logs: they can hold a private link.
accesslog = None
loglevel = "warning"
logger_class = "clinic.server_log.ServerLog"
