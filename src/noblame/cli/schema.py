"""`noblame schema`: the JSON Schema of a record."""

import argparse
import json

from noblame.cli.output import say
from noblame.record.schema import json_schema


def run(_: argparse.Namespace) -> int:
    """Write the schema."""
    say(json.dumps(json_schema(), indent=2))
    return 0
