#!/bin/bash
# Runs once, when an instance starts. The environment is filled in when the code runs; nothing else here is a template.
set -euo pipefail

# Base64, so that no value can end the line or the script that it stands in.
base64 --decode > /etc/app.env <<'ENVIRONMENT'
${environment}
ENVIRONMENT

# Answers the health checks, so that the first targets are healthy. Replace it with your application.
cat > /opt/placeholder.py <<'PYTHON'
import http.server
import os
import ssl
import threading

# port, TLS, status
ANSWERS = [
    (3000, False, 200),
]


def serve(port, tls, status):
    class Placeholder(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            body = b"" if status in (204, 304) else b"ok\n"
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args):
            pass

    server = http.server.ThreadingHTTPServer(("", port), Placeholder)
    if tls:
        folder = os.environ["CREDENTIALS_DIRECTORY"]
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(f"{folder}/certificate.pem", f"{folder}/key.pem")
        # The handshake is left to the thread of the request, so that a silent client holds up nobody else.
        server.socket = context.wrap_socket(
            server.socket, server_side=True, do_handshake_on_connect=False
        )
    server.serve_forever()


for answer in ANSWERS:
    threading.Thread(target=serve, args=answer).start()
PYTHON

cat > /etc/systemd/system/app.service <<'UNIT'
[Unit]
Description=Placeholder for the application
After=network-online.target
Wants=network-online.target

[Service]
EnvironmentFile=/etc/app.env
ExecStart=/usr/bin/python3 /opt/placeholder.py
DynamicUser=yes
Restart=always

[Install]
WantedBy=multi-user.target
UNIT

systemctl daemon-reload
systemctl enable --now app.service
