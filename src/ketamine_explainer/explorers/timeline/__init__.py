"""When mood changes: what the article says, beside what studies measured."""
