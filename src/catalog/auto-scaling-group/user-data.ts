/** A port on which the placeholder answers. */
export interface Answer {
  readonly port: number;
  readonly isTls: boolean;
  readonly status: number;
}

const FIRST_UNPRIVILEGED_PORT = 1024;

const HEAD = `#!/bin/bash
# Runs once, when an instance starts. The environment is filled in when the code runs; nothing else here is a template.
set -euo pipefail

# Base64, so that no value can end the line or the script that it stands in.
base64 --decode > /etc/app.env <<'ENVIRONMENT'
\${environment}
ENVIRONMENT
`;

const WORKER = `
# Install and start the worker here.
`;

const certificate = `
# A throwaway certificate: the load balancer encrypts to its targets, but does not check who they are.
install -d -m 0700 /etc/placeholder
openssl req -x509 -newkey rsa:2048 -nodes -days 3650 -subj /CN=placeholder \\
  -keyout /etc/placeholder/key.pem -out /etc/placeholder/certificate.pem
`;

const python = (answers: readonly Answer[]): string => `
# Answers the health checks, so that the first targets are healthy. Replace it with your application.
cat > /opt/placeholder.py <<'PYTHON'
import http.server
import os
import ssl
import threading

# port, TLS, status
ANSWERS = [
${answers.map(({ port, isTls, status }) => `    (${port}, ${isTls ? 'True' : 'False'}, ${status}),`).join('\n')}
]


def serve(port, tls, status):
    class Placeholder(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            body = b"" if status in (204, 304) else b"ok\\n"
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
`;

const unit = (answers: readonly Answer[]): string => `
cat > /etc/systemd/system/app.service <<'UNIT'
[Unit]
Description=Placeholder for the application
After=network-online.target
Wants=network-online.target

[Service]
EnvironmentFile=/etc/app.env
ExecStart=/usr/bin/python3 /opt/placeholder.py
${
  answers.some(({ isTls }) => isTls)
    ? 'LoadCredential=certificate.pem:/etc/placeholder/certificate.pem\nLoadCredential=key.pem:/etc/placeholder/key.pem\n'
    : ''
}${
  answers.some(({ port }) => port < FIRST_UNPRIVILEGED_PORT)
    ? 'AmbientCapabilities=CAP_NET_BIND_SERVICE\n'
    : ''
}DynamicUser=yes
Restart=always

[Install]
WantedBy=multi-user.target
UNIT

systemctl daemon-reload
systemctl enable --now app.service
`;

/** The start script of a group's instances. Nothing in it is a person's text: ports, codes and flags only. */
export function userData(answers: readonly Answer[]): string {
  if (answers.length === 0) return HEAD + WORKER;
  const hasTls = answers.some(({ isTls }) => isTls);
  return HEAD + (hasTls ? certificate : '') + python(answers) + unit(answers);
}
