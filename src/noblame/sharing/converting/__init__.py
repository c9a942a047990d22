"""From a post-mortem in Markdown to a record: what the usual templates say, place by place, and nothing dropped."""
