from tests.content.conftest import edited

__all__ = ["edited"]
