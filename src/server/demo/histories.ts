/**
 * What referrers write, by indication. `%months%`, `%side%` and `%they%` ("She", "He") are filled in;
 * a sentence that speaks of one leg reads "leg", of both "legs".
 */
export interface Account {
  readonly history: string;
  readonly tried: string;
}

export const ACCOUNTS: Readonly<Record<string, readonly Account[]>> = {
  'crps-1': [
    {
      history:
        'Undisplaced fifth metatarsal fracture %months% months ago, six weeks in a boot. Since then burning pain out of proportion, the foot swollen, mottled and cooler than the other side, cannot bear a sheet on it. Budapest criteria met in clinic (sensory, vasomotor, oedema).',
      tried: 'Desensitisation and mirror therapy with physiotherapy, gabapentin, vitamin C.',
    },
    {
      history:
        'ORIF of a bimalleolar ankle fracture %months% months ago. Metalwork satisfactory on X-ray, no infection. Allodynia to the mid-calf, colour change and sweating of the %side% foot, toes held in flexion. Walks with two sticks.',
      tried:
        'Physiotherapy twice a week, amitriptyline stopped for sedation, pregabalin with partial effect.',
    },
    {
      history:
        'Total knee replacement %months% months ago. Joint well aligned, aspirate sterile. Persistent burning below the knee with temperature difference of about 2 °C, hair loss and brittle nails. %they% has not gone back to work.',
      tried: 'Hydrotherapy, nortriptyline, TENS, a course of naproxen.',
    },
    {
      history:
        'Crush injury at the container terminal %months% months ago, no fracture. The %side% foot is blue and cold in the evening and red after exercise; ankle movement is half of the other side. Would like to take part in rehabilitation but cannot tolerate loading.',
      tried: 'Graded motor imagery, gabapentin up to 1.8 g, lidocaine plaster.',
    },
    {
      history:
        'Ankle sprain on the stairs %months% months ago, initially thought trivial. MRI shows patchy bone-marrow oedema only. Hyperalgesia, oedema and nail changes; referred as the regional pain network advises.',
      tried: 'Physiotherapy, a four-week course of alendronate, co-codamol.',
    },
    {
      history:
        'Bunion surgery %months% months ago, wound healed. Pain has spread from the great toe to the whole forefoot with sweating and a waxy skin. Sleeps three hours at a time. No wish for further surgery.',
      tried: 'Desensitisation programme, duloxetine, topical capsaicin not tolerated.',
    },
  ],
  'crps-2': [
    {
      history:
        'Partial tibial nerve injury from a deep laceration, repaired %months% months ago. Electric pain with each step, the sole cold and dry; nerve conduction studies show slow recovery.',
      tried:
        'Pregabalin to 600 mg, nortriptyline, hand-held TENS, nerve gliding with physiotherapy.',
    },
    {
      history:
        'Common peroneal palsy after a fibular head fracture %months% months ago. Power is returning (4/5) but causalgic pain over the dorsum of the %side% foot with mottling prevents use of the splint.',
      tried: 'Ankle-foot orthosis, gabapentin, tramadol, one capsaicin patch.',
    },
    {
      history:
        'Sural nerve biopsy site pain for %months% months with burning and colour change of the lateral foot. Neuroma excluded on ultrasound. Neurology would value a diagnostic sympathetic block.',
      tried: 'Local infiltration with two days of relief, amitriptyline, pregabalin.',
    },
  ],
  'rest-pain': [
    {
      history:
        'Non-reconstructable infrapopliteal disease, ABI 0.38 on the %side%. Rest pain every night for %months% months, hangs the leg out of bed. No tissue loss. MDT: no target for bypass, angioplasty failed.',
      tried: 'Best medical therapy, supervised exercise, angioplasty, oxycodone.',
    },
    {
      history:
        'Occluded femoro-popliteal graft, not for revision. Toe pressure 24 mmHg, small dry ulcer of the fifth toe, no infection. Aim: pain relief and skin perfusion to save the forefoot.',
      tried: 'Graft thrombectomy, cilostazol stopped for palpitations, morphine.',
    },
    {
      history:
        'Ex-smoker, rest pain for %months% months, ABI 0.42. Coronary disease makes surgery too risky. Sleeps in a chair. Family asks what else can be done before amputation is discussed again.',
      tried: 'Two angioplasties, gabapentin, oxycodone modified release.',
    },
  ],
  pvd: [
    {
      history:
        'Claudication at 40 metres for %months% months, ABI 0.55, not for intervention on imaging. Burning of the calf and foot at rest in the evening. Still smokes five a day, has accepted the cessation service.',
      tried: 'Supervised exercise programme completed, statin, naftidrofuryl.',
    },
    {
      history:
        'Diffuse distal disease, stent patent. Cold painful foot, worse at night for %months% months, intact skin. Vascular team suggests a sympathetic block before chemical sympathectomy is considered.',
      tried: 'Stent to superficial femoral artery, exercise class, codeine.',
    },
  ],
  'diabetic-polyneuropathy': [
    {
      history:
        'Type 2 diabetes for 16 years, HbA1c 61 mmol/mol. Burning and stabbing of the feet for %months% months, cannot wear closed shoes. Monofilament reduced to the ankle, pulses present, no ulcer.',
      tried:
        'Duloxetine, pregabalin, capsaicin cream; amitriptyline stopped for urinary retention.',
    },
    {
      history:
        'Painful neuropathy with a healed plantar ulcer. Night pain 8/10, cold skin with normal toe pressures. Foot protection service asks for an opinion on sympathetic block as sleep is poor and falls are increasing.',
      tried: 'Total contact cast in the past, gabapentin, duloxetine, lidocaine plaster.',
    },
    {
      history:
        'Stable glycaemic control on insulin, eGFR 58. Symmetrical burning with autonomic changes, asymmetry developed %months% months ago. Charcot excluded on MRI.',
      tried: 'Pregabalin 300 mg twice a day, duloxetine 120 mg, mindfulness course.',
    },
  ],
  'diabetic-neuropathy': [
    {
      history:
        'Diabetes for nine years. Since %months% months constant burning of the %side% foot after a minor burn from a hot-water bottle, healed. Reduced vibration sense, skin dry and warm.',
      tried: 'Amitriptyline, gabapentin, podiatry and footwear.',
    },
    {
      history:
        'Neuropathic foot pain resistant to two first-line drugs. Consultant-led foot clinic confirms pulses and no infection. HbA1c improved from 82 to 57 mmol/mol over the last year.',
      tried: 'Duloxetine (nausea), pregabalin (weight gain), capsaicin cream.',
    },
  ],
  'drug-neuropathy': [
    {
      history:
        'Finished paclitaxel %months% months ago, in remission. Burning soles and cold intolerance, buttoning and walking affected. Oncology agrees to a trial of sympathetic block.',
      tried: 'Duloxetine, acupuncture course, pregabalin.',
    },
    {
      history:
        'Oxaliplatin for bowel cancer, completed %months% months ago, surveillance CT clear. Painful cold feet, worse in the evening, two falls this year. Platelets 212.',
      tried: 'Duloxetine, menthol cream, falls clinic.',
    },
  ],
  phantom: [
    {
      history:
        'Below-knee amputation %months% months ago for critical ischaemia. Cramping phantom foot pain with cold stump; stump well healed, no neuroma on ultrasound. Prosthesis wearing limited to two hours.',
      tried: 'Mirror therapy, gabapentin 2.7 g, morphine, mirtazapine.',
    },
    {
      history:
        'Traumatic through-knee amputation many years ago, phantom pain returned after stump revision %months% months ago. Burning toes, worse in cold weather.',
      tried: 'TENS over stump, amitriptyline, prosthetic socket review.',
    },
  ],
  'post-herpetic': [
    {
      history:
        'Shingles of the %side% groin and thigh %months% months ago, treated with aciclovir on day four. Allodynia in L2–L4, cannot wear trousers. No weakness.',
      tried: 'Lidocaine plaster, gabapentin, amitriptyline at a low dose because of age.',
    },
    {
      history:
        'Post-herpetic neuralgia for %months% months. Lives alone, stopped going out. Sharp attacks ten times a day on a constant burn. Skin healed with pale scars.',
      tried: 'Capsaicin cream, pregabalin stopped for dizziness, codeine.',
    },
  ],
  raynaud: [
    {
      history:
        'Limited systemic sclerosis, third winter with toe ulcers. Two courses of iloprost this season. Ulcer of the second toe dry, no osteomyelitis on X-ray. Request to help the toe heal.',
      tried: 'Nifedipine, sildenafil, iloprost, heated footwear.',
    },
    {
      history:
        'Severe secondary Raynaud of the feet, attacks daily for %months% months with one fingertip-sized gangrenous patch, demarcated. Vascular: no large-vessel disease.',
      tried: 'Losartan, sildenafil, iloprost once.',
    },
  ],
  buerger: [
    {
      history:
        'Stopped smoking %months% months ago. Corkscrew collaterals on angiography, toe ulcer, severe rest pain. No bypass option.',
      tried: 'Iloprost, wound care, dihydrocodeine.',
    },
  ],
  erythromelalgia: [
    {
      history:
        'Attacks of red hot painful feet on warming for %months% months, relieved only by cold water; skin now macerated. JAK2 negative. Genetic testing pending.',
      tried: 'Aspirin, mexiletine, gabapentin, cooling advice.',
    },
  ],
  'plantar-sweating': [
    {
      history:
        'Sweating of both soles since the teens, works as a roofer and slips in wet boots. Skin macerated, recurrent tinea. Botulinum toxin refused after one very painful session; asks about a sympathetic block.',
      tried:
        'Aluminium chloride, iontophoresis for eight weeks, propantheline, botulinum toxin once.',
    },
    {
      history:
        'Primary plantar hyperhidrosis with bromhidrosis, affects work in catering. DLQI 19. Thyroid function normal.',
      tried: 'Aluminium chloride 20 %, iontophoresis, oxybutynin.',
    },
  ],
};
