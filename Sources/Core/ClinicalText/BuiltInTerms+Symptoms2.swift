extension BuiltInTerms {
    /// What patients feel and report.
    static let symptoms2 = """
        lip swelling, swollen lips, swelling of lips, lips swollen, lips are swollen, lip edema, \
        swelling lips, puffy lips !anaphylaxis @airwayswelling
        facial swelling, swollen face, face swelling, swelling of face, face swollen, puffy face, \
        face is swollen, facial edema, swelling to face, face puffy, swelling around eyes, \
        periorbital swelling, periorbital edema @airwayswelling
        vaginal bleeding, bleeding from vagina, vag bleeding, pv bleeding, vb, bleeding per \
        vagina, vaginal blood loss @vaginalbleeding @bleeding
        vaginal spotting, spotting, intermenstrual bleeding, bleeding between periods, \
        breakthrough bleeding, postcoital bleeding, postmenopausal bleeding, light spotting
        vaginal discharge, vag discharge, discharge from vagina, abnormal vaginal discharge, \
        white discharge, thick white discharge, foul smelling discharge, increased vaginal \
        discharge
        vaginal itching, itching of vagina, vulvar itching, vulvovaginal itching
        vaginal dryness, dryness of vagina
        dysmenorrhea, painful periods, menstrual cramps, period cramps, painful menses, period \
        pain, painful menstruation, menstrual pain
        heavy periods, heavy menses, heavy menstrual bleeding, heavy menstrual periods, \
        hypermenorrhea, heavy menstruation
        irregular periods, irregular menses, irregular menstruation, irregular menstrual cycles, \
        oligomenorrhea, irregular cycles, irregular menstrual periods
        missed period, amenorrhea, no period, late period, missed menses, absent menses
        dyspareunia, painful intercourse, pain with intercourse, pain during sex, pain with sex
        contractions, labor pains, uterine contractions, cramping contractions, braxton hicks, \
        regular contractions
        leakage of fluid, lof, leaking fluid, water broke, gush of fluid, loss of fluid, leaking \
        amniotic fluid
        decreased fetal movement, reduced fetal movement, no fetal movement, baby not moving, \
        less fetal movement, dfm, fetal movement decreased, baby is moving less, baby moving \
        less, baby hasn't moved, decreased movement of the baby, diminished fetal movement, has \
        not felt baby move, hasn't felt baby move, not felt the baby move, absent fetal movement, \
        baby has not moved !obstetric
        breast lump, lump in breast, breast mass, mass in breast
        nipple discharge, discharge from nipple
        breast tenderness, tender breasts, sore breasts, mastalgia
        erectile dysfunction, ed symptoms, impotence, difficulty with erections, trouble with \
        erections, unable to maintain erection, erection problems
        decreased libido, low libido, loss of libido, low sex drive, decreased sex drive
        penile discharge, urethral discharge, discharge from penis
        testicular pain, testicle pain, scrotal pain, pain in testicle, groin and testicular \
        pain, painful testicle
        poor feeding, not feeding, not feeding well, won't feed, refusing to feed, refusing \
        bottle, feeding poorly, decreased feeding, refuses to feed, not nursing, refusing feeds, \
        refusing to nurse, not taking bottle, won't nurse, not taking feeds, stopped feeding, \
        won't take bottle, refuses feeds !paediatric
        stuck object, foreign body sensation, something in eye, something stuck in throat, fb \
        sensation
        swelling, swollen, puffy, puffiness, swells, swelled
        leg swelling, swollen legs, swelling in legs, swelling of legs, ankle swelling, swollen \
        ankles, foot swelling, pedal swelling, swollen feet, lower extremity swelling, le \
        swelling, legs swollen, swelling of ankles, swelling in ankles, feet swelling, swelling \
        of feet, ankles swollen
        calf swelling, swollen calf, swelling of calf, swelling in calf, calf is swollen, calf \
        swollen
        calf pain, pain in calf, calf tenderness, calf hurts, tender calf, pain and swelling in \
        calf
        claudication, leg pain with walking, calf pain with walking, pain in legs with walking, \
        intermittent claudication
        increasing pain, worsening pain, severe pain, uncontrolled pain, pain worsening, worse \
        pain, increased pain, pain not controlled, intractable pain, increase in pain
        generalized pain, pain all over, whole body pain, chronic pain, pain syndrome
        redness, red, spreading redness, increased redness
        drainage, wound drainage, purulent drainage, pus drainage, oozing wound, serous drainage, \
        serosanguinous drainage, drainage from wound
        locking, giving way, instability, knee giving out, knee locking, knee buckling
        radiation of pain, radiation
        gagging, hiccups, drooling
        burning sensation, burning pain
        lump, bump
        falls, recurrent falls, frequent falls, mechanical fall, ground level fall, fell down, \
        slip and fall, slipped and fell, tripped and fell, unwitnessed fall
        """
}
