"""From items to a packet: mapping, gaps, questions, drafting, and the whole way through them."""
