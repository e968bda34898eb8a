"""What explorers are built with: linked controls, layered figures, cards, tables."""
