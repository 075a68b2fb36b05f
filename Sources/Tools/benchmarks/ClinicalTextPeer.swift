import Foundation

/// The regular expressions that the suite started from, in Python's `re`, over the same notes.
struct ClinicalTextPeer {
    let folder: String

    /// Finds little: headings in full words, any letter and two digits, any five digits, and two
    /// vital signs with a colon.
    private static let program = #"""
        import glob, json, re, sys, time
        SECTIONS = re.compile(r"(Subjective|Objective|Assessment|Plan):\s*(.+?)"
            r"(?=\n(?:Subjective|Objective|Assessment|Plan):|$)", re.I | re.S)
        ICD = re.compile(r"\b[A-Z]\d{2}(?:\.\d{1,4})?\b")
        CPT = re.compile(r"\b\d{5}\b")
        VITALS = re.compile(r"(?:BP|Blood Pressure):\s*(\d{2,3}/\d{2,3})"
            r"|(?:Temp|Temperature):\s*(\d{2,3}\.?\d?)")
        def read(text):
            return ([(m.group(1).lower(), m.start()) for m in SECTIONS.finditer(text)],
                [(m.group(0), m.start()) for m in ICD.finditer(text)],
                [(m.group(0), m.start()) for m in CPT.finditer(text)],
                [m.start(m.lastindex) for m in VITALS.finditer(text)])
        def show(name, hits, found, wanted):
            p = hits / found if found else 1.0
            r = hits / wanted if wanted else 1.0
            f = 2 * p * r / (p + r) if p + r else 0.0
            print("  %-24s precision %.3f  recall %.3f  F1 %.3f  of %d" % (name, p, r, f, wanted))
        folder = sys.argv[1]
        if sys.argv[2] == "quality":
            for part in ("looked", "scored"):
                s, c, v = [0] * 3, [0] * 3, [0] * 3
                for path in sorted(glob.glob(folder + "/" + part + "/*.json")):
                    want = json.load(open(path, encoding="utf-8"))
                    raw = open(path[:-4] + "txt", "rb").read()
                    text = raw.decode("latin-1")
                    sections, icd, cpt, vitals = read(text)
                    a = {(x["kind"], x["start"]) for x in want.get("marks", [])}
                    b = set(sections) if "marks" in want else set()
                    s = [s[0] + len(a & b), s[1] + len(b), s[2] + len(a)]
                    a = {(x["code"].split("-")[0], x["offset"]) for x in want.get("codeMarks", [])}
                    b = set(icd + cpt) if "codeMarks" in want else set()
                    c = [c[0] + len(a & b), c[1] + len(b), c[2] + len(a)]
                    a = {x["offset"] for x in want.get("vitalMarks", [])}
                    b = set(vitals) if "vitalMarks" in want else set()
                    v = [v[0] + len(a & b), v[1] + len(b), v[2] + len(a)]
                print("regular expressions in Python, " + part)
                show("sections", *s)
                show("codes", *c)
                show("vital signs", *v)
        else:
            notes = [open(p, encoding="utf-8").read() for part in ("looked", "scored")
                for p in sorted(glob.glob(folder + "/" + part + "/*.txt"))]
            joined, now = [], ""
            for note in notes:
                now += note + "\n"
                if len(now) >= 2000:
                    joined.append(now)
                    now = ""
            size = sum(len(x.encode()) for x in joined)
            best = 1e9
            for _ in range(7):
                start = time.process_time()
                for _ in range(10):
                    for note in joined:
                        read(note)
                best = min(best, (time.process_time() - start) / 10)
            print("regular expressions in Python: %.1f MB/s per core, %.1f us per note"
                % (size / best / 1e6, best / len(joined) * 1e6))
        """#

    /// Prints precision and recall of what the expressions look for at all.
    func printQuality() throws {
        try run("quality")
        print("")
    }

    /// Prints how fast they are over the same notes of 2 kB.
    func printThroughput() throws {
        try run("throughput")
    }

    private func run(_ what: String) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-c", Self.program, folder, what]
        // The child's lines go behind ours.
        fflush(nil)
        try process.run()
        process.waitUntilExit()
    }
}
