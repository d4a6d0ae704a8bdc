from pipeline.codebook.model import Design, Provenance, Sample, Target, Weight

ITEMS = "items: {a: {column: A, options: [[x, X]], missing: {'7': other}}}\n"
STUDY = (
    "provenance: reconstructed\npopulation: Everybody\nsample: probability\nsource: Us\n"
    "respondent_id: R\ncompany_id: C\nduration: D\ndesign: {strata: S, psu: P, fpc: F}\n"
    "weights: {firms: W, people: V}\ntargets: {a: {x: 1}}\nmissing: {'9': refused}\n"
    "disposition: {column: T, complete: ['1']}\nexclude: [incomplete]\nmeta: study.lss\n"
)


def test_what_the_study_says_holds_for_every_wave(read):
    wave = read(STUDY + ITEMS).wave("2011")
    assert (wave.provenance, wave.sample) == (Provenance.RECONSTRUCTED, Sample.PROBABILITY)
    assert (wave.population, wave.source, wave.meta) == ("Everybody", "Us", "study.lss")
    assert (wave.respondent_id, wave.company_id, wave.duration) == ("R", "C", "D")
    assert wave.design == Design("S", "P", "F")
    assert wave.weights == (Weight("firms", "W"), Weight("people", "V"))
    assert wave.targets == (Target("a", {"x": 1}),)
    assert wave.exclude.dispositions == ("incomplete",)
    assert wave.disposition.column == "T"
    assert wave.items[0].missing == {"9": "refused", "7": "other"}


def test_a_wave_overrides_what_the_study_says(read):
    wave = read(
        STUDY + ITEMS + "waves:\n"
        "  '2012':\n"
        "    {label: {en: June}, series_break: others, expected_on: '2012-06-30', provenance: respondents,\n"
        "     population: Some, sample: nonprobability, source: Them, respondent_id: R2, company_id: absent,\n"
        "     duration: absent, design: {strata: S2}, weights: {}, targets: {}, missing: {'9': dont_know, '8': other},\n"
        "     disposition: absent, exclude: [], meta: wave.lss}\n"
    ).wave("2012")
    assert (str(wave.label), wave.series_break, wave.expected_on) == ("June", "others", "2012-06-30")
    assert (wave.provenance, wave.sample) == (Provenance.RESPONDENTS, Sample.NONPROBABILITY)
    assert (wave.population, wave.source, wave.meta) == ("Some", "Them", "wave.lss")
    assert (wave.respondent_id, wave.company_id, wave.duration) == ("R2", None, None)
    assert wave.design == Design("S2")
    assert (wave.weights, wave.targets, wave.exclude.dispositions) == ((), (), ())
    assert wave.disposition is None
    assert wave.items[0].missing == {"9": "dont_know", "8": "other", "7": "other"}


def test_a_wave_may_lack_a_weight_or_have_it_elsewhere(read):
    study = read(ITEMS + "weights: {firms: {column: W, by_wave: {'2012': absent, '2013': W3}}, people: V}\n")
    assert study.wave("2011").weights[0] == Weight("firms", "W")
    assert [weight.name for weight in study.wave("2012").weights] == ["people"]
    assert study.wave("2013").weights[0] == Weight("firms", "W3")


def test_nothing_said_means_the_defaults(read):
    wave = read(ITEMS).default_wave
    assert (wave.provenance, wave.sample) == (Provenance.RESPONDENTS, Sample.NONPROBABILITY)
    assert (wave.respondent_id, wave.weights, wave.targets, wave.disposition) == (None, (), (), None)
