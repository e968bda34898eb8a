"""Where ketamine acts in the body, and how pain and mood are linked."""
