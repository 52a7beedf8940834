#!/bin/bash
# Runs once, when an instance starts. The environment is filled in when the code runs; nothing else here is a template.
set -euo pipefail

# Base64, so that no value can end the line or the script that it stands in.
base64 --decode > /etc/app.env <<'ENVIRONMENT'
${environment}
ENVIRONMENT

# Install and start the worker here.
