"""Verbs and nouns that are meant in another sense than that of the act they often tell."""

from __future__ import annotations

import pytest

from dateline.readings.by_rules import RulesReader
from tests.conftest import make_article

NOT_THIS_KIND = [
    ("siege", "At least 40 children are trapped under the ruins of a school in Chiapas."),
    ("siege", "A woman was trapped in her car for three hours near Bern after a crash."),
    ("siege", "The landslide trapped a dozen miners in a shaft near Jharia on Monday."),
    ("siege", "Dozens are feared trapped inside the collapsed hotel in Izmit."),
    ("siege", "Questions surrounding the minister's death in Lagos remain open."),
    ("siege", "The hills surrounding Tarin Kowt were quiet on Friday."),
    ("siege", "The village of Loon was cut off by floodwater on Sunday."),
    ("siege", "The poultry farm near Dorset was isolated after a case of bird flu."),
    ("siege", "Police cordoned off the street in Lyon after the stabbing."),
    ("siege", "Shoppers besieged the bakery in Minsk at dawn."),
    ("coup", "A crane toppled over in Osaka on Tuesday."),
    ("coup", "Trees were toppled by the storm in Manila."),
    ("coup", "Hundreds of chimneys toppled during the quake in Zagreb."),
    ("capture", "The cathedral of Port Vila fell during the quake."),
    ("capture", "The level of the reservoir near Harare has fallen to a record low."),
    ("capture", "The water of the Lake Chad has fallen."),
    ("capture", "The minaret in Mosul fell on Sunday."),
    ("capture", "Police took a position behind a wall in Nantes."),
    ("capture", "Crimea, which Russia occupies, was without water on Monday."),
    ("attack", "Prosecutors targeted 40 bankers in Vilnius in a fraud probe."),
    ("attack", "The tax office targeted firms in Lyon."),
    ("attack", "With the onset of winter in Kabul fuel ran out."),
    ("attack", "The storm battered the coast of Luzon."),
    ("attack", "Four hundred tourists were flown out of Cairo in an operation that began on Sunday."),
    ("attack", "He faces two counts of aggravated assault in Denver."),
    ("abduction", "Firefighters pulled a girl from a car in Marseille."),
    ("abduction", "Volunteers took families off the roofs of houses in Beira."),
    ("abduction", "Soldiers carried old people from their homes in Feni to boats."),
    ("withdrawal", "The gunman then fled on a motorcycle towards Lahore."),
    ("withdrawal", "The attackers escaped into the bush near Jos after the robbery."),
    ("withdrawal", "Rescuers were pulling out survivors from the ruins in Bhuj."),
    ("withdrawal", "They were driven to the border town of Adre in trucks."),
    ("surrender", "Jets were dropping bombs on Daraya."),
    ("sanction", "Police fired on marchers in Lome."),
    ("sanction", "Riot police used tear gas to stop marchers in Lome."),
    ("sanction", "Guards stopped families at a checkpoint near Tal Afar."),
    ("sanction", "We will not let them stop our work in Gaza."),
    ("siege", "Soldiers blocked the main streets of Yangon with barbed wire."),
    ("siege", "The army closed two bridges over the Chao Phraya in Bangkok."),
    ("bombing", "Fans hurled a petrol bomb at a bus in Patras."),
    ("bombing", "Engineers cleared the fields near Gorazde of landmines."),
    ("bombing", "The road to Sirte is lined with hidden bombs."),
    ("bombing", "Soldiers found a car bomb near Herat and made it safe."),
    ("bombing", "A jet fired at a suspected car bomb in Raqqa."),
    ("clash", "Neighbours in Tucson said they heard gunshots."),
    ("clash", "A boy was hit by gunfire in Oakland on Monday."),
    ("clash", "Gunfire was heard near the school in Tampa."),
    ("protest", "Warplanes went on striking Sirte on Monday."),
    ("protest", "The general marched his men to Ansongo."),
    ("protest", "The main parties boycotted the vote in Conakry."),
    ("disaster", "Haiti was engulfed by violence on Monday."),
    ("disaster", "A wave of bombings killed 60 people in Baghdad on Monday."),
    ("disaster", "The coup sent tremors through West Africa."),
    ("disaster", "The vote set off an earthquake in Rome."),
    ("disaster", "A flood of refugees reached Adre on Monday."),
    ("accident", "Troops fire at a crowd in Banjul."),
    ("accident", "Indirect fire hit the camp near Tikrit."),
    ("accident", "The bus that was hit belonged to the army in Donetsk."),
    ("meeting", "The sheriff received a call from a man in Boise."),
    ("meeting", "He died after he arrived at the hospital in Boise."),
    ("meeting", "The general said the men he calls bandits had reached Sokoto."),
    ("meeting", "The law requires ministries to consult the court in Lima."),
    ("detention", "A mother holding her baby was shot in Cali."),
    ("detention", "The party holds General Ortiz responsible for the deaths in Cali."),
    ("advance", "A Red Cross convoy has yet to cross into Tigray."),
    ("advance", "The marchers moved on to the palace in Tunis."),
    ("advance", "Detectives have made progress in Leeds over the past year."),
    (
        "advance",
        "Civilians were crossing the river near Mayadin when planes struck. They were crossing the Euphrates in boats.",
    ),
    ("advance", "All ships that enter the strait of Hormuz become targets."),
    ("killing", "Some 900 people are still trapped in Marawi."),
    ("killing", "Forty hikers are missing in the Alps after an avalanche."),
    ("looting", "Medics carted away 30 bodies from the market in Sumy."),
    ("deployment", "The agency is sending an aid convoy to Madaya."),
    ("displacement", "Men move a wounded boy into a clinic in Idlib."),
    ("detention", "The rebels captured the Higher Institute of Mines in Kolwezi."),
    ("cooperation", "The blast killed nine soldiers and allied militia in Homs."),
    ("clash", "The Reds won the midfield battle in Leeds and scored twice before half-time."),
    ("capture", "Two clerks took the cake home in Leeds."),
    ("capture", "The agency has taken the position that the road to Kidal is closed."),
    ("capture", "Georgia fell victim to the policy of its neighbour."),
    ("capture", "The district of Duma falls within a zone of truce near Damascus."),
    ("clash", "A great-uncle is fighting to keep the boy in Miami."),
    ("attack", "Polish officials assailed Hungary for holding drills near Eger."),
    ("detention", "General Tantawi holds the title of field marshal in Cairo."),
    ("detention", "Guards used ropes to hold back reporters in Miami."),
    ("disaster", "Three people died in a blaze that broke out at a bank in Athens."),
    ("aid", "An air strike hit 18 trucks carrying aid near Homs."),
    ("deployment", "The boy will be handed over once the Cuban soldiers arrive in Miami."),
    ("recapture", "The general said he would speak once his troops had cleared the town of Marawi of rebels."),
]


@pytest.mark.parametrize(("kind", "sentence"), NOT_THIS_KIND)
def test_what_is_meant_in_another_sense_is_not_told_as_an_act_of_this_kind(
    kind: str, sentence: str, reader: RulesReader
) -> None:
    claims = reader.read(make_article(sentence)).claims
    assert [c.rule for c in claims if c.kind == kind and c.polarity == "positive"] == []


STILL_THIS_KIND = [
    ("siege", "Two thousand people were trapped in Kunduz by the fighting."),
    ("siege", "Civilians trapped in Kunduz were taken to safe places by bus."),
    ("siege", "Rebel fighters have surrounded a police post near Bamako."),
    ("siege", "The town of Djibo has been besieged for months."),
    ("coup", "The army toppled the president of Mali on Tuesday."),
    ("capture", "The town of Ixtepec fell to the guerrillas on Monday."),
    ("capture", "The rebels seized the presidential palace and the radio station in Bangui."),
    ("capture", "Rebel troops captured the Teshrin Power Station near Manbij."),
    ("withdrawal", "The army pulled its troops out of Tessalit on Friday."),
    ("withdrawal", "Rebel fighters fled Kidal on Friday."),
    ("withdrawal", "Nine people were killed in Gao on Monday, a day before the army left Kidal."),
    ("bombing", "A car bomb killed nine people in Baidoa."),
    ("bombing", "Nine people died in a car bomb in Baidoa."),
    ("accusation", "The party holds General Ortiz responsible for the deaths in Cali."),
    ("aid", "Volunteers took families off the roofs of houses in Beira on Friday."),
    ("attack", "Attackers hurled a petrol bomb at a mosque in Patras."),
    ("attack", "Gunfire was heard near the school in Tampa."),
    ("sanction", "The army closed two bridges over the Chao Phraya in Bangkok."),
    ("siege", "The rebels cut the road to Kidal on Friday."),
    ("surrender", "Forty gunmen turned in their rifles in Gao."),
    ("accident", "A fire gutted a market in Gao on Friday."),
    ("capture", "The fort of Tessalit fell to the guerrillas on Monday."),
    ("attack", "Two men attacked a woman near Leeds on Monday."),
    ("clash", "Rebels are fighting to hold the town of Sake."),
    ("detention", "Rebels are holding two pilots near Gao."),
]


@pytest.mark.parametrize(("kind", "sentence"), STILL_THIS_KIND)
def test_an_act_by_those_who_bear_arms_is_told_as_before(kind: str, sentence: str, reader: RulesReader) -> None:
    claims = reader.read(make_article(sentence)).claims
    assert kind in {c.kind for c in claims if c.polarity == "positive"}
