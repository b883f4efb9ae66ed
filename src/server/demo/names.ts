/** First and family names of a mixed port city; every combination is invented. */
interface NameGroup {
  /** How many in 100 patients come from this group. */
  readonly share: number;
  readonly women: readonly string[];
  readonly men: readonly string[];
  readonly family: readonly string[];
  /** Family names that women of the group use instead, in the same order. */
  readonly familyOfWomen?: readonly string[];
  /** BCP 47; the mother tongue of those who do not give English. */
  readonly language: string;
  /** In 100 of the group: who speaks mainly that language. */
  readonly speakIt: number;
  /** In 100 of those: who needs an interpreter. */
  readonly needInterpreter: number;
}

const words = (text: string): readonly string[] => text.split(/\s+/);

export const NAME_GROUPS: readonly NameGroup[] = [
  {
    share: 46,
    women: words(
      'Margaret Jean Susan Linda Carol Patricia Janet Christine Sheila Brenda Pauline Maureen Denise Gillian Alison Karen Julie Wendy Tracey Joanne Helen Lorraine Beverley Heather Kirsty Gemma',
    ),
    men: words(
      'Brian Keith Alan Derek Roger Trevor Graham Malcolm Colin Barry Terence Leslie Stuart Nigel Gordon Neil Gareth Duncan Craig Shaun Darren Wayne Lee Callum',
    ),
    family: words(
      'Ashworth Birkett Calloway Dunmore Eastgate Fairclough Garside Hebblewhite Ibbotson Jessop Kershaw Lathom Molyneux Norris Ormerod Pilling Quayle Rimmer Sowerby Thwaite Unsworth Varley Wragg Yarwood Birtles Corlett Entwistle Hargreave Openshaw Winstanley Aspinall Bickerstaffe Cropper Dewhurst Eckersley Fazackerley Gorton Halliwell Illingworth Jolliffe Kenworthy Leadbetter Mather Nuttall Oldroyd Pendlebury Ramsbottom Stothard Tattersall Uttley Whitworth Yardley',
    ),
    language: 'en',
    speakIt: 100,
    needInterpreter: 0,
  },
  {
    share: 9,
    women: words('Siobhan Bridget Maeve Deirdre Noreen Fiona Morag Catriona'),
    men: words('Declan Eamonn Fergus Padraig Brendan Hamish Ruairi Iain'),
    family: words(
      'Brannigan Colquhoun Devanney Farrelly Gilhooly Kinsella Lavery McAtear Strachan Tiernan Urquhart Mulhern Galbraith',
    ),
    language: 'en',
    speakIt: 100,
    needInterpreter: 0,
  },
  {
    share: 10,
    women: words('Grace Ngozi Abena Folake Comfort Yetunde Esi Patience'),
    men: words('Emeka Kwabena Tunde Kofi Chidi Samuel Babajide Yaw'),
    family: words(
      'Okafor Adeyemi Boateng Owusu Nwosu Ogunleye Asamoah Eze Amankwah Danso Olatunji Mensah',
    ),
    language: 'en',
    speakIt: 100,
    needInterpreter: 0,
  },
  {
    share: 8,
    women: words('Agnieszka Danuta Halina Beata Ewa Grażyna'),
    men: words('Zbigniew Marek Tomasz Andrzej Piotr Wojciech'),
    family: words('Kowalczyk Wrona Zieliński Nowicki Sikora Jaworski Mazur'),
    familyOfWomen: words('Kowalczyk Wrona Zielińska Nowicka Sikora Jaworska Mazur'),
    language: 'pl',
    speakIt: 50,
    needInterpreter: 60,
  },
  {
    share: 11,
    women: words('Parveen Harjit Shabnam Nasreen Rukhsana Sunita Meena Fatima'),
    men: words('Tariq Gurdeep Mohan Iqbal Sanjay Rashid Balbir Anil'),
    family: words('Chaudhry Sandhu Begg Malik Dhillon Patel Rahman Mistry Sohal'),
    language: 'ur',
    speakIt: 35,
    needInterpreter: 55,
  },
  {
    share: 5,
    women: words('Hodan Amina Sahra Ifrah'),
    men: words('Abdi Yusuf Farah Liban'),
    family: words('Warsame Jama Duale Hersi Abdillahi'),
    language: 'so',
    speakIt: 60,
    needInterpreter: 70,
  },
  {
    share: 5,
    women: words('Maria Conceição Fernanda Teresa'),
    men: words('João Manuel Paulo Rui'),
    family: words('Carvalho Teixeira Moreira Pinheiro Figueira'),
    language: 'pt',
    speakIt: 45,
    needInterpreter: 50,
  },
  {
    share: 4,
    women: words('Mei-Ling Yuk Wai-Yee Xiaohong'),
    men: words('Wing-Kei Jian Chi-Ho Guang'),
    family: words('Leung Kwan Tsang Fong Zhao'),
    language: 'yue',
    speakIt: 50,
    needInterpreter: 65,
  },
  {
    share: 2,
    women: words('Emine Zeynep Ayten'),
    men: words('Hüseyin Orhan Cemal'),
    family: words('Yıldırım Akdoğan Koçak'),
    language: 'tr',
    speakIt: 50,
    needInterpreter: 60,
  },
];
