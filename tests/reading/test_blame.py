"""Who says so, who accuses, admits and denies, and which incident that is about."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language

from rashomon import language
from rashomon.build import DEFAULT_MODEL
from rashomon.model import Article, Reading, When
from rashomon.reading import accounts_of, read
from rashomon.reading.accused import judge
from tests.spans import paragraphs

TOLD = "Nine people were killed when a bomb exploded in the market on Monday."


@pytest.fixture(scope="module")
def told() -> Callable[[str], Reading]:
    nlp: Language = language.load(DEFAULT_MODEL)

    def make(text: str) -> Reading:
        when = When(edtf="2020-05-05", start="2020-05-05", end="2020-05-05")  # type: ignore[arg-type]
        whole = f"{TOLD} {text}"
        article = Article(page="p", index=0, spans=paragraphs(whole), published=when)
        _, doc = next(language.annotate(nlp, [article]))
        return read(doc)

    return make


def stands(reading: Reading) -> set[tuple[str, str, str | None]]:
    """Source, stance and accused of the claims of the incidents."""
    own = {c for r in reading.reports if r.kind == "incident" for c in r.claims}
    return {(c.source, c.stance, c.content.accused) for c in reading.claims if c.id in own}


@pytest.mark.parametrize(
    "text",
    [
        "Proposals by Lagos for joint patrols of the road were dismissed by the Taliban.",
        "The Taliban rejected a plan to send observers to the town.",
        "The Taliban rejected demands that it leave the town.",
    ],
)
def test_a_refused_offer_denies_nothing(told: Callable[[str], Reading], text: str) -> None:
    assert not {s for s in stands(told(text)) if s[1] == "denies"}


def test_a_rejected_claim_beside_a_plan_is_denied(told: Callable[[str], Reading]) -> None:
    assert ("Taliban", "denies", None) in stands(
        told("The Taliban rejected claims that it had a plan to bomb the market.")
    )


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Armenia and Azerbaijan accused each other of the attack.", ("ARM", "accuses", "AZE")),
        ("Armenia and Azerbaijan accused each other of the attack.", ("AZE", "accuses", "ARM")),
        ("Police believe the attackers were insurgents.", ("Police", "accuses", "insurgents")),
        ("Police believe the attackers were insurgents, said the report.", ("Police", "accuses", "insurgents")),
        ("The minister said the bombing was the work of the Taliban.", ("minister", "accuses", "Taliban")),
        ("Villagers said the Taliban were behind the attack.", ("villagers", "accuses", "Taliban")),
        ("Hamas held Israel responsible for the blast.", ("Hamas", "accuses", "ISR")),
        ("Much of the opposition pointed the finger at the Taliban.", ("opposition", "accuses", "Taliban")),
        ("Islamic Jihad claimed responsibility for the attack.", ("Islamic Jihad", "admits", "Islamic Jihad")),
        ("Turkey has strongly denied responsibility.", ("TUR", "denies", None)),
        ("The Taliban said they did not carry out the attack.", ("Taliban", "denies", None)),
        (
            'The Taliban called the charge a slander. "That is false," a Turkish military spokesman said.',
            ("TUR/Military", "denies", None),
        ),
        ("The Taliban said the allegations were baseless.", ("Taliban", "denies", None)),
        ("The Taliban countered with a statement that the reports were propaganda.", ("Taliban", "denies", None)),
        ('"We did not attack the market," the Taliban said.', ("Taliban", "denies", None)),
        ("The Taliban said they were not targeting shoppers.", ("Taliban", "denies", None)),
        ('"We did not use any mortars," the Taliban said.', ("Taliban", "denies", None)),
        ("Villagers blamed Turkey for the attack, but Turkey denies this.", ("TUR", "denies", None)),
        ("Turkey disputed the claim that its soldiers did it.", ("TUR", "denies", None)),
        ("Turkey blamed a faction of the Taliban for this cowardly act.", ("TUR", "accuses", "Taliban")),
        ("It was an attack blamed on the Taliban, Turkey said.", ("TUR", "accuses", "Taliban")),
        ("The deaths were blamed by Turkey on the Taliban.", ("TUR", "accuses", "Taliban")),
        ("It was an attack that villagers blamed on the Taliban.", ("villagers", "accuses", "Taliban")),
        ("In a statement on Monday, separatists blamed Turkey.", ("separatists", "accuses", "TUR")),
        ("Turkey attributed the bombing to the Taliban.", ("TUR", "accuses", "Taliban")),
        ("Turkey said the Taliban must take responsibility.", ("TUR", "accuses", "Taliban")),
        ("Turkey blamed Iran, Egypt and the Taliban for the attack.", ("TUR", "accuses", "EGY")),
        ("Turkey blamed Iran, Egypt and the Taliban for the attack.", ("TUR", "accuses", "Taliban")),
        ("A radio station quoted Turkey as saying it was carried out by the Taliban.", ("TUR", "accuses", "Taliban")),
        ("Russia and Iran said Turkey was behind the attack.", ("IRN", "accuses", "TUR")),
    ],
)
def test_who_looks_back_speaks_of_the_incident(
    told: Callable[[str], Reading], text: str, claim: tuple[str, str, str | None]
) -> None:
    assert claim in stands(told(text))


@pytest.mark.parametrize(
    "text",
    [
        "Armenia and Azerbaijan accused each other of shelling the town.",
        "Armenia accused Azerbaijan of resuming its attacks on the town.",
    ],
)
def test_who_accuses_does_not_name_himself(told: Callable[[str], Reading], text: str) -> None:
    assert not {c for c in stands(told(text)) if c[0] == c[2]}


FILLER = "Envoys met in Cairo. The envoys had tea. They spoke of trade. A treaty was signed. Nobody spoke of the war."


def test_who_tells_the_deed_again_later_says_who_did_it(told: Callable[[str], Reading]) -> None:
    found = stands(told(f"{FILLER} Turkey accused the Taliban of bombing shoppers."))
    assert ("TUR", "accuses", "Taliban") in found
    found = stands(told(f"{FILLER} Turkey accused the Taliban of bombing shoppers for ten years."))
    assert ("TUR", "accuses", "Taliban") not in found


def test_who_says_that_nobody_of_his_died_denies_no_deed(told: Callable[[str], Reading]) -> None:
    found = stands(told("The Taliban said they were not hurt. Turkey said it had not been told."))
    assert not {c for c in found if c[1] == "denies"}


def test_no_group_is_no_claim(told: Callable[[str], Reading]) -> None:
    assert not {c for c in stands(told("No group has claimed responsibility for the attack.")) if c[1] == "admits"}


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Rebels shelled the town killing five boys two of them brothers a police officer said.", "police officer"),
        ("Ten villagers were hurt in the shelling of the town said the Red Cross.", "Red Cross"),
        ("Speaking to the Associated Press Ibrahim Musa said rebels shelled the town twice.", "Ibrahim Musa"),
        ("Government jets bombed the town twice on Sunday Ibrahim Musa told Reuters.", "Ibrahim Musa"),
    ],
)
def test_the_source_beside_the_verb_vouches_for_all_of_it(
    told: Callable[[str], Reading], text: str, source: str
) -> None:
    found = told(text)
    said = [c for c in found.claims if source in c.source and c.content.what != "statement"]
    assert said
    assert not [c for c in found.claims if c.content.what == "event" and c.source == "outlet" and c.content.agent]


@pytest.mark.parametrize(
    ("text", "denier"),
    [
        ("Residents blamed the Turkish army for the attack though it denied any responsibility.", "TUR"),
        ("Russian Defence Ministry spokesman Major General Igor Petrov denied the reports.", "RUS"),
        ("Rebels blamed the army for the attack while Khartoum has refuted these allegations.", "SDN"),
        ("The accusation was dismissed by the Turkish government.", "TUR"),
    ],
)
def test_a_denial_is_told_of_the_incident_before_it(told: Callable[[str], Reading], text: str, denier: str) -> None:
    assert [c[0].split("/")[0] for c in stands(told(text)) if c[1] == "denies"] == [denier]


def test_a_voice_that_blames_in_the_lead_means_the_same_side_later(told: Callable[[str], Reading]) -> None:
    text = (
        "Turkish air strikes killed nine people in Kobani on Tuesday, the Red Cross said. Market stalls burned. "
        "Rescuers dug in the rubble. In Hasaka four people died in raids on Wednesday, the Red Cross added."
    )
    assert ("Red Cross", "asserts", "TUR") in {(s.rpartition("of the ")[2], st, a) for s, st, a in stands(told(text))}


def test_residents_of_a_state_do_not_speak_for_it(told: Callable[[str], Reading]) -> None:
    found = stands(told("Turkish residents said Turkish troops shelled their village and killed nine people."))
    assert ("residents", "asserts", "TUR/troops") in found


def test_who_declines_to_speak_denies_nothing(told: Callable[[str], Reading]) -> None:
    found = told("Turkey denied the attack. Turkish officials declined to give more details. Iran refused to comment.")
    assert {c.source for c in found.claims if c.stance == "denies"} == {"TUR"}


def test_the_name_before_a_verb_speaks_whatever_clause_it_is_joined_to(told: Callable[[str], Reading]) -> None:
    found = told("The truce is broken by both sides, and Turkey said Iranian troops killed nine people on Sunday.")
    assert "TUR" in {c.source for c in found.claims}
    assert not any("truce" in c.source for c in found.claims)


def test_who_is_said_to_prepare_a_deed_is_not_blamed_for_the_one_told(told: Callable[[str], Reading]) -> None:
    assert not {c for c in stands(told("Armenia accused Azerbaijan of gearing up for an attack.")) if c[1] == "accuses"}
    assert ("ARM", "accuses", "AZE") in stands(told("Armenia accused Azerbaijan of an attack."))


def test_who_has_said_it_at_the_end_says_it(told: Callable[[str], Reading]) -> None:
    reading = told("Militants shelled the town with mortars again, the Southern Command has said on Facebook.")
    assert ("Southern Command", "militants") in {(c.source, c.content.accused) for c in reading.claims}


def test_the_only_incident_of_an_article_is_what_a_far_denial_is_about(told: Callable[[str], Reading]) -> None:
    far = "The harvest was good. Rice is cheap. The roads are dry. Schools reopened. The lake is full. "
    assert ("Taliban", "denies", None) in stands(told(far + "The Taliban denied any involvement in the attack."))


def test_a_statement_speaks_for_who_issued_it(told: Callable[[str], Reading]) -> None:
    text = "Turkey said in a statement that the market was closed. The statement accused the Taliban of the bombing."
    assert ("TUR", "accuses", "Taliban") in stands(told(text))


def test_what_is_fired_says_nothing(told: Callable[[str], Reading]) -> None:
    reading = told("The attack on the post was supported by heavy weapons from the hills.")
    assert "heavy weapons" not in {c.source for c in reading.claims}


@pytest.mark.parametrize("words", ["fired back", "shot back", "returned fire", "answered with artillery fire"])
def test_who_fires_back_admits_nothing(told: Callable[[str], Reading], words: str) -> None:
    text = f"The Turkish army said that Iranian soldiers opened fire on its post and that Turkish soldiers {words}."
    deeds = {(c.content.agent, c.content.returned, c.stance) for c in told(text).claims if c.content.agent}
    assert deeds <= {("TUR/soldiers", True, "asserts"), ("IRN/soldiers", False, "asserts")}
    assert ("TUR/soldiers", True, "asserts") in deeds or not words.endswith("back")


def test_who_fires_is_blamed_by_those_who_fire_back(told: Callable[[str], Reading]) -> None:
    found = told("Turkish soldiers shelled the town and Iranian troops fired rockets, the Red Cross said.")
    assert not any(c.content.returned for c in found.claims)


def test_who_tells_of_deaths_is_not_who_kills(told: Callable[[str], Reading]) -> None:
    found = told("Turkey said in a statement that two died on its side. Turkey's army said three died in the strike.")
    assert not [c for c in found.claims if c.content.agent and c.content.agent.startswith("TUR")]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Hamas gunmen attacked the base on Monday. Six boys died in the attack, Oxfam said.", ("Oxfam", "asserts", "Hamas")),
        ("The bomb was planted by Hamas. Turkey condemned the attack.", ("TUR", "asserts", "Hamas")),
        ("Another resident, Musa Okoro, said Hamas bombed the market.", ("Musa Okoro", "asserts", "Hamas")),
        ("Turkey said Hamas subjected the market to heavy shelling.", ("TUR", "asserts", "Hamas")),
    ],
)  # fmt: skip
def test_who_names_nobody_means_the_one_who_is_named(
    told: Callable[[str], Reading], text: str, claim: tuple[str, str, str]
) -> None:
    assert claim in stands(told(text))


def test_gunmen_are_not_whom_another_voice_names(told: Callable[[str], Reading]) -> None:
    found = stands(told("The bomb was planted by Hamas, villagers said. Gunmen planted the bomb, police said."))
    assert ("villagers", "asserts", "Hamas") in found
    assert not {s for s in found if s[0] == "Police" and s[2] == "Hamas"}


@pytest.mark.parametrize(
    "text",
    [
        "Iranian forces violated the truce with drones on Friday, Iran's defence ministry said.",
        "Gunmen killed nine farmers near the river on Friday, gunmen said.",
    ],
)
def test_what_seems_an_admission_by_a_misread_speaker_is_none(told: Callable[[str], Reading], text: str) -> None:
    assert not [c for c in told(text).claims if c.stance == "admits"]


def test_nobody_calls_his_own_deed_a_provocation(told: Callable[[str], Reading]) -> None:
    found = told("Iran shelled the town. The Turkish army called it a clear military provocation and an atrocity.")
    assert not [c for c in found.claims if c.stance == "admits" or (c.content.agent or "").startswith("TUR")]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Al-Shabaab rebels hold the hills. Police suspected the militants were behind the blast.", "al-Shabaab"),
        ("The mayor blamed the attack in the municipality of Doncello on the Taliban.", "Taliban"),
        ("A spokesman for the monitors accused the Israelis of deliberately bombing the market.", "ISR"),
        ("The Israelis shelled the market again on Monday, a hospital said.", "ISR"),
        ("The Taliban used a drone to drop a bomb on the market on Monday, a hospital said.", "Taliban"),
        ("Farmers were gunned down or hacked to death by the Taliban on Monday, a hospital said.", "Taliban"),
        ("Turkey blamed a rocket that was fired short by the Taliban.", "Taliban"),
        ("Cattle rustlers killed nine people in the market on Monday, a hospital said.", "cattle rustlers"),
        ("The suicide bomber belonged to the Taliban, said a witness.", "Taliban"),
        ("The gunmen were believed to be members of the Taliban, police said.", "Taliban"),
        ("Russian occupiers killed nine people in the market on Monday, a hospital said.", "RUS/occupiers"),
    ],
)
def test_who_is_blamed(told: Callable[[str], Reading], text: str, claim: str) -> None:
    assert claim in {c[2] for c in stands(told(text)) if c[1] in ("accuses", "asserts")}


def test_the_agency_of_a_dateline_does_nothing(told: Callable[[str], Reading]) -> None:
    found = stands(
        told("LAGOS (Reuters) - Marxist-led Taliban guerrillas killed nine people on Monday, the army said.")
    )
    assert not {c for c in found if c[2] == "Reuters"}


def test_who_wards_an_attack_off_is_not_blamed(told: Callable[[str], Reading]) -> None:
    found = stands(told("Residents battled the attackers in the market for an hour on Monday, a teacher said."))
    assert "residents" not in {c[2] for c in found}


def test_two_who_speak_together_are_two_voices(told: Callable[[str], Reading]) -> None:
    found = stands(told("The Taliban shelled the market on Monday, killing nine people, witnesses and a doctor said."))
    assert {"witnesses", "doctor"} <= {c[0] for c in found if c[2] == "Taliban"}


def test_who_is_believed_to_be_somebody_believes_nothing(told: Callable[[str], Reading]) -> None:
    found = told("Turkey said armed groups believed to be part of the Taliban shelled the market on Monday.")
    assert "armed groups" not in {c.source for c in found.claims}


@pytest.mark.parametrize(
    ("text", "denier"),
    [
        ("There was never an incursion from our side, the Turkish minister said.", "TUR/minister"),
        ("Police said there had been no attack on the market.", "Police"),
        (
            '"We did not use any mortars," said Jose Marti, the Taliban spokesman, denying reports that a boat sank.',
            "Taliban/Jose Marti",
        ),
    ],
)
def test_who_says_that_it_never_was_denies_it(told: Callable[[str], Reading], text: str, denier: str) -> None:
    assert denier in {c[0] for c in stands(told(text)) if c[1] == "denies"}


def test_no_casualties_is_no_denial(told: Callable[[str], Reading]) -> None:
    assert not {c for c in stands(told("Police said there were no casualties.")) if c[1] == "denies"}


def test_one_resident_is_not_several(told: Callable[[str], Reading]) -> None:
    assert "resident" in {c[0] for c in stands(told("A resident said that the Taliban shelled the market on Monday."))}


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ('General Musa said: "This provocative act by Iran breaks the truce."', ("Musa", "accuses", "IRN")),
        ("Turkey condemned Iran for the attack.", ("TUR", "accuses", "IRN")),
        ("The Turkish military said that Iran resorted to unprovoked firing.", ("TUR/Military", "accuses", "IRN")),
        (
            "Five others were hurt in the attack, which an official said was likely carried out by the Taliban.",
            ("official", "asserts", "Taliban"),
        ),
        (
            "The Taliban killed nine people, said a statement issued on Sunday by the Market Traders Council.",
            ("Market Traders Council", "asserts", "Taliban"),
        ),
        (
            "The UAE's official news agency WAM, however, reported that the Houthis bombed the market.",
            ("ARE/Emirates News Agency", "asserts", "Houthis (Houthi rebels)"),
        ),
        (
            '"The Taliban shelled the market on Sunday" the mayor of the town said. Rebels "shelled it twice on Monday" '
            "said Jose Marti of the Market Traders Council.",
            ("Jose Marti", "asserts", "rebels"),
        ),
    ],
)
def test_who_blames_whom(told: Callable[[str], Reading], text: str, claim: tuple[str, str, str]) -> None:
    assert claim in stands(told(text))


def test_an_act_of_terrorism_is_nobodys_by_itself(told: Callable[[str], Reading]) -> None:
    found = stands(told("The prime minister condemned the bombing as an act of terrorism."))
    assert not {c for c in found if c[1] == "accuses"}


def test_gunmen_are_the_one_side_that_the_same_voice_names(told: Callable[[str], Reading]) -> None:
    text = "Gunmen stormed the market on Monday, police said. Police said herdsmen killed nine people there."
    assert "gunmen" not in {c[2] for c in stands(told(text)) if c[0] == "Police"}
    text = "Gunmen stormed the market on Monday, police said. A teacher said herdsmen killed nine people there."
    assert "gunmen" in {c[2] for c in stands(told(text)) if c[0] == "Police"}


def test_who_only_says_it_did_not_do_it(told: Callable[[str], Reading]) -> None:
    text = "Sources said one guard identified as Sayed fired from behind using his rifle and shot constable Singh on his head."
    assert not {c for c in stands(told(text)) if c[1] == "admits"}
    assert {c for c in stands(told("The Turkish army admitted shelling the market.")) if c[1] == "admits"}


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("A Turkish army officer said Hamas shelled the market.", ("TUR/army officer", "asserts", "Hamas")),
        ("The chief of staff to President Bola Tinubu, Femi Gbaja, said Hamas bombed the market.", ("Femi Gbaja", "asserts", "Hamas")),
        ("A spokesman for the Turkish army, Colonel Ali Demir, said Hamas bombed the market.", ("TUR/Ali Demir", "asserts", "Hamas")),
        ("Turkey blamed suspected members of Katiba Zor for the attack.", ("TUR", "accuses", "Katiba Zor")),
    ],
)  # fmt: skip
def test_who_speaks_and_who_is_accused_are_named_as_the_text_names_them(
    told: Callable[[str], Reading], text: str, claim: tuple[str, str, str]
) -> None:
    assert claim in stands(told(text))


def test_whom_somebody_only_backs_is_not_who_did_it(told: Callable[[str], Reading]) -> None:
    accused = {c[2] for c in stands(told("Turkey said Russian–backed separatists shelled the market."))}
    assert "RUS" not in accused
    assert "separatists" in accused


@pytest.mark.parametrize(
    "text",
    [
        "The Taliban explained that they had nothing to do with the attack.",
        "The Taliban insisted its fighters had strictly observed the ceasefire.",
        "The Taliban said it has never targeted civilians.",
    ],
)
def test_who_had_no_part_in_it_or_kept_the_truce_denies_it(told: Callable[[str], Reading], text: str) -> None:
    assert ("Taliban", "denies", None) in stands(told(text))


@pytest.mark.parametrize(
    "text",
    [
        "The Taliban said the army had not respected the truce.",
        "The Taliban said its fighters had not respected the truce.",
        "The Taliban said nothing to do harm was found.",
    ],
)
def test_who_did_not_keep_the_truce_denies_nothing(told: Callable[[str], Reading], text: str) -> None:
    assert "denies" not in {stance for _, stance, _ in stands(told(text))}


def test_whom_a_speaker_names_without_blaming_him_is_no_doer(told: Callable[[str], Reading]) -> None:
    found = stands(told("Turkey said that Iran would send doctors to the market after the attack."))
    assert "IRN" not in {c[2] for c in found}


def test_a_blame_is_not_carried_to_another_place(told: Callable[[str], Reading]) -> None:
    reading = told("In Kaduna, Hamas gunmen shot dead two farmers on Sunday, Turkey said.")
    accused = {c.id: c.content.accused for c in reading.claims}
    by_place = {
        r.place.name if r.place else None: {accused[c] for c in r.claims}
        for r in reading.reports
        if r.kind == "incident"
    }
    assert "Hamas" in by_place["Kaduna"]
    assert all("Hamas" not in who for name, who in by_place.items() if name != "Kaduna")


@pytest.mark.parametrize("called", ["leftist rebels", "Communist rebels", "a guerrilla group"])
def test_rebels_of_a_kind_are_the_only_armed_group_of_the_article(told: Callable[[str], Reading], called: str) -> None:
    text = f"Police said {called} shelled the market. The Lord's Resistance Army is the last of the rebel movements."
    assert ("Police", "Lord's Resistance Army") in {(c[0], c[2]) for c in stands(told(text))}


@pytest.mark.parametrize(
    "text",
    [
        "Armenia and Azerbaijan each accused the other of shelling first.",
        "Armenia on Monday met Azerbaijan's envoy, with both sides accusing the other of opening fire first.",
        "Armenian and Azerbaijani officials blamed one another for the bloodshed.",
        "Armenia fired mortars and Azerbaijan shelled a post. Both sides claim the other started it.",
        "The truce ended with Armenia and the army of Azerbaijan trading accusations of breaking it.",
    ],
)
def test_sides_that_accuse_each_other(told: Callable[[str], Reading], text: str) -> None:
    said = {
        (source.split("/")[0], stance, accused.split("/")[0])
        for source, stance, accused in stands(told(text))
        if accused
    }
    assert {("ARM", "accuses", "AZE"), ("AZE", "accuses", "ARM")} <= said


@pytest.mark.parametrize(
    "text",
    [
        "Armenia and Azerbaijan accused each other of blocking the talks.",
        "Armenia accused the other countries of the region of bombing the market.",
    ],
)
def test_who_accuses_each_other_of_no_violence_blames_nobody(told: Callable[[str], Reading], text: str) -> None:
    assert not {a for _, stance, a in stands(told(text)) if stance == "accuses" and a in ("ARM", "AZE")}


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("The Taliban issued a statement denying the attack.", ("Taliban", "denies", None)),
        ("The Taliban said a convoy was on its way, and condemned Iran for the attack.", ("Taliban", "accuses", "IRN")),
    ],
)
def test_who_says_so_behind_a_statement_or_a_comma(
    told: Callable[[str], Reading], text: str, claim: tuple[str, str, str | None]
) -> None:
    assert claim in stands(told(text))


def test_rebels_who_speak_are_the_group_that_the_article_names(told: Callable[[str], Reading]) -> None:
    said = stands(
        told("The rebel group Desert Falcons Brigade fired rockets. The rebels said that Iran shelled the market.")
    )
    assert "IRN" in {accused for source, _, accused in said if source == "Desert Falcons Brigade"}


@pytest.mark.parametrize(
    ("behind", "only_later"),
    [
        ("On Saturday a bomb killed three traders in Kano.", True),
        ("A day earlier a bomb had killed three traders in Kano.", True),
        ("On Monday a bomb also killed three traders in Kano.", False),
        ("A bomb also killed three traders in Kano.", False),
    ],
)
def test_words_that_tell_a_deed_are_of_none_of_another_day_told_behind_it(behind: str, only_later: bool) -> None:
    when = When(edtf="2020-05-05", start="2020-05-05", end="2020-05-05")  # type: ignore[arg-type]
    text = f"Gunmen killed five farmers near Maiduguri in Nigeria on Monday. The army said that Boko Haram had shot at them. {behind}"
    article = Article(page="p", index=0, spans=paragraphs(text), published=when)
    _, doc = next(language.annotate(language.load(DEFAULT_MODEL), [article]))
    page = judge.known(*accounts_of(doc), {})
    first, second = page.incidents
    said = next(s for s in page.sayings if page.home.get(s.start) == first)
    assert judge.only_later(page, said, second) is only_later
    assert not judge.only_later(page, said, first)
