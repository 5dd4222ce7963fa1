"""Outside links of the data: asked politely, remembered from one time to the next, reported."""
