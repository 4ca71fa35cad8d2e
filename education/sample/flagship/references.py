"""The sources of the flagship article, in the order in which the text first cites them.

Where the clinic's fact sheet gives no title or pages, none stand here.
"""

from education.sample.build import reference

REFERENCES = [
    reference(
        "cohen-2018",
        "Cohen SP et al.",
        title="ASRA/AAPM/ASA consensus guidelines",
        journal="Reg Anesth Pain Med",
        year=2018,
        detail="43(5):521-546",
        doi="10.1097/AAP.0000000000000808",
    ),
    reference(
        "ferraro-2025", "Ferraro MC et al.", journal="Cochrane", year=2025, detail="CD015373", pmid="40819842"
    ),
    reference("label", "US Food and Drug Administration", title="US label of ketamine"),
    reference(
        "treede-2019",
        "Treede R-D et al.",
        journal="Pain",
        year=2019,
        detail="160(1)",
        doi="10.1097/j.pain.0000000000001384",
    ),
    reference(
        "raja-2020",
        "Raja SN et al.",
        journal="Pain",
        year=2020,
        detail="161(9):1976-1982",
        doi="10.1097/j.pain.0000000000001939",
        pmid="32694387",
    ),
    reference(
        "lucas-2024",
        "Lucas JW, Sohi I.",
        journal="NCHS Data Brief",
        year=2024,
        detail="518, November 2024",
        doi="10.15620/cdc/169630",
    ),
    reference(
        "nijs-2021",
        "Nijs J et al.",
        journal="J Clin Med",
        year=2021,
        detail="10(15):3203",
        doi="10.3390/jcm10153203",
    ),
    reference(
        "woolf-2011",
        "Woolf CJ.",
        journal="Pain",
        year=2011,
        detail="152(3 Suppl):S2-S15",
        doi="10.1016/j.pain.2010.09.030",
        pmid="20961685",
    ),
    reference(
        "kuner-2017",
        "Kuner R, Flor H.",
        journal="Nat Rev Neurosci",
        year=2017,
        detail="18(1):20-30",
        doi="10.1038/nrn.2016.162",
    ),
    reference(
        "aaron-2025",
        "Aaron RV et al.",
        journal="JAMA Netw Open",
        year=2025,
        detail="8(3):e250268",
        doi="10.1001/jamanetworkopen.2025.0268",
    ),
    reference(
        "kwon-2023", "Kwon C-Y, Lee B.", journal="Front Psychol", year=2023, doi="10.3389/fpsyg.2023.1217299"
    ),
    reference(
        "mehling-2012",
        "Mehling WE et al.",
        journal="Spine",
        year=2012,
        detail="37(8):678-684",
        doi="10.1097/BRS.0b013e318230ab20",
    ),
    reference("fallon-2023", "Fallon EA et al.", journal="MMWR", year=2023, detail="72(41):1101-1107"),
    reference("ichd-3", "ICHD-3", title="Chronic migraine", detail="section 1.3"),
    reference(
        "chah-2021",
        "Chah N et al.",
        journal="J Dent Anesth Pain Med",
        year=2021,
        detail="21(5):413-429",
        doi="10.17245/jdapm.2021.21.5.413",
    ),
    reference("hoydonckx-2023", "Hoydonckx Y et al.", journal="Can J Pain", year=2023, detail="7(1):2210167"),
    reference("domino-2010", "Domino EF.", journal="Anesthesiology", year=2010, detail="113(3):678-684"),
    reference(
        "schedule-1999", "Federal Register", title="Ketamine in Schedule III", year=1999, detail="64 FR 37673"
    ),
    reference(
        "zanos-2018",
        "Zanos P et al.",
        journal="Pharmacol Rev",
        year=2018,
        detail="70(3):621-660",
        doi="10.1124/pr.117.015198",
        pmid="29945898",
    ),
    reference("aana", "AANA", title="Statement on ketamine"),
    reference(
        "hhs-2019",
        "HHS Pain Management Best Practices Inter-Agency Task Force",
        title="Final report",
        year=2019,
    ),
    reference(
        "sigtermans-2009",
        "Sigtermans MJ et al.",
        journal="Pain",
        year=2009,
        detail="145(3):304-311",
        doi="10.1016/j.pain.2009.06.023",
    ),
    reference(
        "orhurhu-2019",
        "Orhurhu V et al.",
        journal="Anesth Analg",
        year=2019,
        detail="129(1):241-254",
        doi="10.1213/ANE.0000000000004185",
        pmid="31082965",
    ),
    reference("mechanism-review", "Review of how ketamine relieves pain", detail="PMC10447145"),
    reference(
        "de-kock-2013",
        "De Kock M et al.",
        journal="CNS Neurosci Ther",
        year=2013,
        detail="19(6)",
        doi="10.1111/cns.12104",
    ),
    reference("mayo", "Mayo Clinic", title="Advice to patients"),
    reference(
        "krebs-2009",
        "Krebs EE et al.",
        journal="J Gen Intern Med",
        year=2009,
        detail="24(6):733-738",
        doi="10.1007/s11606-009-0981-1",
    ),
    reference(
        "anderson-2022",
        "Anderson DJ et al.",
        journal="Health Psychol Res",
        year=2022,
        detail="10(3)",
        doi="10.52965/001c.38247",
    ),
    reference(
        "noppers-2011",
        "Noppers IM et al.",
        journal="Pain",
        year=2011,
        detail="152(9):2173-2178",
        doi="10.1016/j.pain.2011.03.026",
    ),
    reference(
        "williams-2020", "Williams ACdeC et al.", journal="Cochrane", year=2020, detail="CD007407.pub4"
    ),
]
