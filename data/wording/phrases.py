"""The sentences that page and files share, with places for their values."""

from __future__ import annotations

PHRASES = {
    "moved": "‘{label}’ {verb} van {first} naar {last} ({change}, {verdict}).",
    "moved_alike": "{labels} {verb} even veel ({change}, {verdict}).",
    "movement": "‘{label}’ {verb} van {first} in {before} naar {last} in {after} ({change}, {verdict}).",
    "brief": "van {first} naar {last}, {verdict}",
    "brief_years": "van {first} ({before}) naar {last} ({after}), {verdict}",
    "brief_without": "{verdict} ({known})",
    "rose": "steeg",
    "fell": "daalde",
    "stayed": "bleef gelijk,",
    "rose_more": "stegen",
    "fell_more": "daalden",
    "between": "Van {first} naar {last}:",
    "none_larger": "geen enkele verandering is groter dan de marge. Het grootst:",
    "none_larger_chosen": "bij de gekozen antwoorden is geen enkele verandering groter dan de marge. Het grootst:",
    "others": "De andere veranderingen: {parts}.",
    "other": "De andere verandering: {parts}.",
    "no_verdict": "zonder oordeel",
    "more_answers": "{count} andere antwoorden",
    "unchanged": "{labels} bleven tussen {years} gelijk ({change} procentpunt, {verdict}).",
    "blank": "{labels} {verb} in {years} {words}",
    "is": "is",
    "are": "zijn",
    "no_change_known": "Van {first} naar {last} is geen verandering te berekenen: {reasons}.",
    "no_change_known_more": "Geen verandering is te berekenen: {reasons}.",
    "not_established": "Of {years} te vergelijken zijn, staat niet vast; daarom noemen wij geen verandering.",
    "not_established_more": "Of deze jaren te vergelijken zijn, staat niet vast; daarom noemen wij geen verandering.",
    "only": "In {year} is {labels} {value}.",
    "highest": "In {year} is {labels} het hoogst{chosen}: {value} (voorsprong: {verdict}).",
    "ahead": "In {year} staat {labels} bovenaan{chosen} met {value}.",
    "ahead_more": "In {year} staan {labels} gelijk bovenaan{chosen}, elk met {value}.",
    "of_chosen": " van de gekozen antwoorden",
    "lead": "De voorsprong op {rivals} is {verdict}.",
    "lead_unknown": "Of de voorsprong op {rivals} meer is dan toeval, is niet te zeggen: {reason}.",
    "several": "In {year}: {values}.",
    "several_more": "In {year} onder meer: {values}.",
    "value": "‘{label}’ ({value})",
    "quoted": "‘{label}’",
    "of_question": "{title}: {text}",
    "everyone": "Alle gemeenten",
    "hidden": "afgeschermd",
    "beside": "{dimension}: alle groepen in {year}",
    "beside_numbers": "{dimension}: cijfers per groep",
    "beside_caption": "{title}. Percentage van de deelnemende gemeenten in elke groep, {year}",
    "beside_region": "Groepen naast elkaar: {dimension}",
    "beside_ends": "van {low} ({low_group}, {low_base}) tot {high} ({high_group}, {high_base})",
    "beside_one": "‘{label}’ verschilt duidelijk tussen de groepen: {ends}.",
    "beside_more": "Ook bij {count} andere antwoorden is het verschil duidelijk.",
    "beside_one_more": "Ook bij 1 ander antwoord is het verschil duidelijk.",
    "beside_within": "De verschillen tussen de groepen zijn binnen de marge.",
    "beside_rest_within": "De andere verschillen zijn binnen de marge.",
    "beside_untested": "Of de verschillen tussen de groepen meer zijn dan toeval, is niet te zeggen.",
    "beside_rest_untested": "Van een deel van de antwoorden is dat niet te zeggen.",
    "beside_test": (
        "Het oordeel gaat over alle groepen met cijfers samen, niet over twee groepen apart, en zegt niet waardoor zij "
        "verschillen."
    ),
    "group_chosen": "Groep: {group}.",
    "in_group": " (groep: {group})",
    "group_base": "{group} ({base})",
    "mark": "({mark}): {meaning}.",
    "no_groups_in": "In {years} zijn er geen cijfers per groep.",
    "no_groups_shown": "In {years} zijn er geen cijfers per groep; die staan hier daarom niet.",
    "only_groups_in": "In {years} zijn er geen cijfers per groep. Kies {others}, of alle gemeenten.",
    "suppressed": (
        "‘Afgeschermd’ betekent: te weinig gemeenten om een cijfer te noemen, of een ander afgeschermd cijfer zou er "
        "anders uit zijn te berekenen."
    ),
    "all_suppressed": (
        "De cijfers van deze groep zijn afgeschermd: het zijn te weinig gemeenten, of een ander afgeschermd cijfer zou "
        "er anders uit zijn te berekenen. Kies een andere groep of een ander jaar."
    ),
    "incomparable": "Let op: niet alle gekozen jaren zijn met elkaar te vergelijken.",
    "incomparable_below": "Let op: niet alle gekozen jaren zijn te vergelijken. Onder de grafiek staat welke wel.",
    "stated": "{years} zijn te vergelijken: dat volgt uit de bron.",
    "assumed": "Wij nemen aan dat {years} te vergelijken zijn; de bron zegt dat niet.",
    "unestablished": (
        "Of {years} te vergelijken zijn, staat niet vast: de bron zegt niet welke antwoorden het percentage vormen."
    ),
    "unestablished_beside": (
        "Of {years} met {others} te vergelijken is, staat niet vast: de bron zegt niet welke antwoorden het "
        "percentage vormen."
    ),
    "alone": "{years} is met geen ander gekozen jaar te vergelijken.",
    "alone_more": "{years} zijn met geen ander gekozen jaar te vergelijken.",
    "differences": "Verschillen gaan over {first} en {last}.",
    "clear": "‘Duidelijk’ betekent: groter dan wij door toeval verwachten.",
    "likely": (
        "‘Waarschijnlijk’ betekent: groter dan toeval, "
        "als de deelnemers een goede afspiegeling zijn van alle gemeenten."
    ),
    "within": "‘Binnen de marge’ betekent: het kan toeval zijn.",
    "brief_clear": "‘Duidelijk’: meer dan toeval.",
    "brief_likely": "‘Waarschijnlijk’: meer dan toeval bij een goede afspiegeling.",
    "brief_within": "‘Binnen de marge’: kan toeval zijn.",
    "brief_any_n": "‘Voor elke aannemelijke n’: n is onbekend, het oordeel blijft gelijk.",
    "any_n": (
        "‘Voor elke aannemelijke n’ betekent: n is niet bekend, maar het oordeel is hetzelfde voor elk aantal dat past "
        "bij de vragen ervoor en erna ({ranges})."
    ),
    "any_n_plain": (
        "‘Voor elke aannemelijke n’ betekent: het aantal gemeenten (n) is niet bekend, maar het oordeel is hetzelfde "
        "voor elk aantal dat past bij de vragen ervoor en erna."
    ),
    "dotted_between": "Een stippellijn scheidt jaren die niet te vergelijken zijn.",
    "dotted_over": "Een gestippelde lijn verbindt jaren die te vergelijken zijn, over een ander jaar heen.",
    "filled": "Een dicht punt is een duidelijke verandering.",
    "gap_between": "Een lege plek scheidt jaren die niet te vergelijken zijn.",
    "line_cut": "Waar een lijn ophoudt, zijn de jaren niet te vergelijken.",
    "bars_change": "Een staaf is het verschil in procentpunten.",
    "filled_bar": "Een donkere staaf is een duidelijke verandering.",
    "margin": "Een marge laat zien hoe ver een cijfer er door toeval naast kan zitten (95%).",
    "margin_change": (
        "De marge van een verschil hoort bij de toets van alle antwoorden samen; daarvan is het niveau {levels}."
    ),
    "indicative": (
        "Dit is een schatting: gemeenten kiezen zelf of zij meedoen, en wij houden alleen rekening met toeval."
    ),
    "overlap": (
        "Hoeveel gemeenten in meer jaren meededen, is niet bekend. Waren het er veel, en antwoorden zij elk jaar "
        "ongeveer hetzelfde, dan zijn veranderingen zekerder dan hier staat."
    ),
    "no_overlap": "Waren het er geen, of antwoorden zij elk jaar anders, dan is ‘waarschijnlijk’ te stellig.",
    "overlap_known": (
        "Van de {n} gemeenten in {last} deden er {both} ook in {first} mee; daar is bij de toets rekening mee gehouden."
    ),
    "overlap_others": (
        "Bij de andere veranderingen is niet bekend hoeveel gemeenten in beide jaren meededen. Waren het er veel, en "
        "antwoorden zij elk jaar ongeveer hetzelfde, dan zijn die zekerder dan hier staat."
    ),
    "overlap_where_known": (
        "Waar bekend is hoeveel gemeenten in beide jaren meededen, is daar bij de toets rekening mee gehouden."
    ),
    "overlap_likely": "Antwoorden gemeenten elk jaar anders, dan is ‘waarschijnlijk’ te stellig.",
    "weighted": "De percentages zijn gewogen naar {by}.",
    "weighted_n": "Waar percentages gewogen zijn, telt n voor minder gemeenten: wij rekenen met {bases}.",
    "used_n": "Zijn er meer aantallen mogelijk, dan rekenen wij met het kleinste ({bases}).",
    "no_margins": "Waar geen marge staat, is n niet bekend ({years}).",
    "no_counts": "Waar geen aantal gemeenten staat, is dat niet vast te stellen.",
    "undecided": "Of {what} meer is dan toeval, is niet te zeggen: {reason}.",
    "a_change": "een verandering",
    "some_changes": "een deel van de veranderingen",
    "n_unknown": "n is niet bekend ({years}) en het oordeel hangt ervan af",
    "n_small": "er zijn te weinig gemeenten (n onder 30)",
    "share": (
        "‘{label}’, {year}: {value} van {base} is {count}. Dat is ten minste {least} van alle {population} "
        "gemeenten{group}; wat de andere zouden antwoorden, is niet bekend."
    ),
    "hover_margin": "Marge (95%): {limits}",
    "hover_step": "Verandering sinds {year}: {change}, {verdict}",
    "hover_both": "{both} gemeenten deden in beide jaren mee",
    "hover_first": "Eerste jaar in deze cijfers",
    "hover_break": "Niet te vergelijken met {year}: breuk in de reeks",
    "hover_unestablished": "Of dit met {year} te vergelijken is, staat niet vast",
    "hover_blank_before": "Verandering niet te berekenen: voor {year} is er geen percentage",
    "no_year": "U hebt geen jaar gekozen. Kies ten minste één jaar om de resultaten te zien.",
    "no_answer": "U hebt geen antwoord gekozen. Kies ten minste één antwoord om de resultaten te zien.",
    "no_answer_yet": "U hebt nog geen antwoord gekozen. Kies of zoek er een; u kunt er {most} kiezen.",
    "one_year": "Er zijn alleen cijfers van {year}. Voor een verschil zijn twee jaren nodig.",
    "two_years": "Voor een verschil zijn twee jaren nodig. Kies er een jaar bij.",
    "no_pair": "De jaren {years} zijn niet met elkaar te vergelijken. Kies andere jaren.",
    "nothing": "Voor deze keuze zijn geen percentages gepubliceerd. Kies een ander antwoord of een ander jaar.",
    "value_of_year": "{year} {value}",
    "after_break": "na een breuk {year} {value}",
    "base": "{year}: {words}",
    "of_all": "{base} van {population} gemeenten ({details})",
    "own_n": ", een deel van de antwoorden met een eigen n",
    "bases": "{bases}.",
    "bases_inferred": "{bases}. De bron noemt geen n; wij leiden n af uit de percentages.",
    "bases_partly_inferred": (
        "{bases}. Waar ‘afgeleid’ staat, noemt de bron geen n: wij leiden n dan af uit de percentages."
    ),
    "taken_part": (
        "n is het aantal gemeenten dat antwoord gaf, van alle gemeenten in dat jaar. Staat er ≈, dan noemt de bron "
        "geen n en leiden wij n af uit de percentages. Hier staat per jaar de grootste n van alle vragen."
    ),
    "source": "{source} Jaren: {years}. {bases}",
    "brief_source": "Bron: {source}.",
    "all_sources": "Bron van alle cijfers en citaten: {sources}.",
    "all_sources_more": "Bronnen van alle cijfers en citaten: {sources}.",
    "source_of_years": "Bron {years}: {source}.",
    "reference": "Zie Inclusietrends ({address}) voor alle opmerkingen.",
    "base_of_all": "{base} van {population}",
    "brief_percentages": "% van de deelnemende gemeenten ({bases})",
    "answers_in_percent": "{answers}, in {percentages}",
    "each_year": "{base} van {population} per jaar",
    "most_changed": "De {count} antwoorden die het meest veranderden, van {total}",
    "most_changed_one": "Het antwoord dat het meest veranderde, van {total}",
    "highest_answers": "De {count} hoogste antwoorden in {year}, van {total}",
    "highest_answer": "Het hoogste antwoord in {year}, van {total}",
    "key_margin": "Dunne lijn: marge (95%).",
    "key_margin_change": "Dunne lijn: marge van het verschil.",
    "key_counts": "Tussen haakjes: het aantal gemeenten.",
    "selection": "{shown}, {years}, {answers}",
    "selection_of_group": "{group}: {selection}",
    "percentages": "Percentage van de deelnemende gemeenten",
    "counts": "Percentage van de deelnemende gemeenten, tussen haakjes het aantal",
    "percentages_and_counts": "Percentage van de deelnemende gemeenten, met het aantal",
    "changed": "Verschil in procentpunten, van de deelnemende gemeenten",
    "counts_in_table": "Aantallen staan in de tabel",
    "all_answers": "alle antwoorden",
    "some_answers": "{chosen} van {total} antwoorden",
    "one_answer": "1 antwoord",
    "answers": "{chosen} antwoorden",
    "chosen": "{years}, {answers}.",
    "chart_shown": "Grafiek: {view}.",
    "table_shown": "Tabel.",
    "picture_chosen": "Afbeelding om te downloaden: {picture}.",
    "title_chosen": "Titel van de afbeelding: {title}.",
    "order": "Volgorde: {order}.",
    "with_margins": "Met marges.",
    "without_margins": "Zonder marges.",
    "with_counts": "Met aantallen.",
    "without_counts": "Zonder aantallen.",
    "answer": "Antwoord",
    "difference": "Verschil{years} (procentpunt)",
    "row_verdict": "Verschil{years}: {verdict}",
    "row_margin": "marge {limits} (niveau {level})",
    "certain": "{text} Zekerheid: {level}.",
    "notes": "Opmerkingen bij deze cijfers",
    "report": "‘Het rapport’ is hier: {report}. Regelnummers verwijzen naar de tekstversie daarvan.",
    "line": " (rapport, regel {line})",
    "numbers": "Cijfers in een tabel",
    "region": "Tabel met cijfers",
    "caption": "{title}. {selection}",
    "image": "Grafiek: {title}, {view}",
    "image_of_group": "Grafiek: {title}, {group}, {view}",
    "survey_title": "Hoe ver zijn gemeenten met het VN-verdrag Handicap?",
    "results_of": "Resultaten van de peiling onder gemeenten, {years}",
    "made_on": "Gemaakt met Inclusietrends op {date}",
    "how_certain": "Hoe zeker zijn de veranderingen",
    "taken_part_title": "Zoveel gemeenten deden mee",
    "period": "Van {first} naar {last}",
    "most_moved": "Wat veranderde het meest van {first} naar {last}",
    "clearly_changed": "Duidelijk veranderd",
    "none_clear": "Geen enkele verandering is duidelijk.",
    "uncertain_changes": "Groot, maar niet zeker",
    "no_changes": "Tussen deze jaren is geen verandering te berekenen.",
    "left_out": "Niet meegeteld: {questions}.",
    "left_out_question": "{title} ({reason})",
    "left_out_more": "{count} andere vragen",
    "left_out_not_asked": "niet in beide jaren gevraagd",
    "left_out_broken": "anders gevraagd",
    "left_out_probably_broken": "waarschijnlijk anders gevraagd",
    "left_out_not_established": "vergelijkbaarheid staat niet vast",
    "statements": (
        "De tekst van het rapport doet uitspraken in cijfers of vergelijkingen. Hieronder staan er {total}; een "
        "uitspraak over meer antwoorden staat er per antwoord."
    ),
    "statements_not": "Over {number} daarvan zeggen de tabellen niets: die zijn niet na te rekenen.",
    "statements_numbers": "Het oordeel volgens de cijfers: {counts}.",
    "statements_chance": "Meer dan toeval: {counts}. Er zijn er {both} die kloppen en duidelijk meer zijn dan toeval.",
}


def say(name: str, **values: object) -> str:
    """A phrase with its values; raises KeyError for an unknown name or a value that misses."""
    return PHRASES[name].format(**values)
