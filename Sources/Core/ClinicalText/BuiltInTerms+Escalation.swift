extension BuiltInTerms {
    /// Help that was called now: who wrote the note has judged that it cannot wait. What is said
    /// of another day, advised or planned for is told apart by the assertion rules, as elsewhere.
    static let escalation = """
        [group help]
        999, 911, 112, 000, triple zero, triple 0, 9-1-1, ems, ambulance, paramedics, medics
        [procedure]
        called {help}, rang {help}, dialled {help}, dialed {help}, dialling {help}, dialing \
        {help}, ringing {help}, phoned {help}, phoning {help}, summoned {help}, requested \
        {help}, activated {help}, {help} called, {help} rung, {help} dialled, {help} dialed, \
        {help} phoned, {help} summoned, {help} requested, {help} activated, {help} being called, \
        {help} is being called, {help} was called, {help} has been called, {help} been called, \
        {help} has been requested, {help} is being sent, {help} being sent, {help} sent, {help} \
        dispatched, {help} on way, {help} on its way, {help} on their way, {help} is on way, \
        {help} is on its way, {help} are on their way, {help} en route, {help} enroute, {help} \
        coming, {help} is coming, {help} arranged, {help} booked, {help} ordered, {help} \
        organised, {help} organized, {help} arrived, {help} here, {help} here now, {help} on \
        scene, {help} cat 1, {help} cat 2, cat 1 {help}, cat 2 {help}, category 1 {help}, \
        category 2 {help}, emergency {help}, put through to {help}, transferred to {help}, \
        connected to {help}, handed to {help}, {help} while, {help} from here, {help} from \
        surgery, {help} from clinic, {help} from school, asked for {help}, {help} asked for, \
        {help} notified, {help} dialled by, {help} crew here, {help} crew arrived, handed over \
        to {help}, report to {help}, report given to {help}, left with {help}, left via {help}, \
        left by {help}, {help} took over, {help} at door, {help} immediately, {help} now, {help} \
        stat, paramedic crew here, crew here, crew arrived, crew took over, crew conveyed, crew \
        on scene, crew at door, handed to crew, handed over to crew, report to crew, report \
        given to crew, blue light, blue lights, blue lighted, blue lit, lights and sirens, code \
        3 transport, by helicopter, hems called, hems requested, air ambulance, life flight, \
        medevac, helicopter requested, helicopter called !escalation
        not safe to go home, not safe for home, stay on line with me, stayed on line, staying on \
        line, stays on line, same hour attendance, same hour assessment, same-hr assessment, \
        going to ed by taxi, going to ed with letter, to ed w letter, emergency mri, emergent \
        mri, stat mri, stat ct head, resus bay, crisis team now, section 136, 5150, placed on \
        5150, mental health hold, involuntary hold, detained under section, baker acted \
        !escalation
        code blue called, crash call, crash call put out, crash team, crash bleep, 2222 call, \
        2222 called, 2222 put out, crash trolley in, fast bleeped, fast bleep, emergency buzzer, \
        emergency buzzer pulled, pulled emergency buzzer, emergency bell pulled, obstetric \
        emergency call, mtc direct, massive transfusion protocol activated, mtp activated, \
        massive haemorrhage protocol, major haemorrhage call, major haemorrhage protocol, mhp \
        activated, code red called, cath lab activated, cath lab called, cath lab team called, \
        ppci accepted, accepted for ppci, for ppci now, primary pci accepted, trauma call, \
        trauma call put out, trauma bypass, trauma team activated, trauma activation !escalation
        for ed straight away, to ed straight away, to ed now, to er now, to ed immediately, to \
        er immediately, to ed stat, to ed at once, ed now, to a&e now, to a&e straight away, to \
        casualty now, sent to ed now, send to ed now, sent straight to ed, straight to resus, \
        moved to resus, into resus, to resus now, walked to resus, walked round to majors, to \
        majors now, direct to theatre, theatre direct, straight to theatre, straight to them, \
        theatre now, to theatre now, theatre being got ready, theatre being cleared, theatre \
        informed, theatre told, theatre opened, theatre called, theatre team called, theatre \
        ready, to or now, to or stat, to or emergently, emergently to or, taken emergently, \
        direct to cath lab, straight to cath lab, to cath lab now, emergent transfer, emergency \
        transfer, straight transfer, immediate transfer, time critical transfer, critical care \
        transfer, emergency theatre, category 1 section, cat 1 section, ga cat 1, crash section, \
        crash c section, stat c section, emergent c section, stat section !escalation
        """
}
