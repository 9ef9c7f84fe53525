import { foldDigraphs } from '../normalise-name.ts'

/**
 * Given names that people and registers use for one another: short forms, pet names and the same name in another
 * language or spelling. A line is a group; a name may stand in several, and groups are not joined through it. Written
 * as `normaliseName` leaves them, from general knowledge of names; a name that is missing costs a little evidence, a wrong
 * one can only make a pair `possible`.
 */
const GROUPS = `
abdallah abdullah abdulla abdoullah
abdelrahman abdulrahman abdurrahman abderrahmane abdirahman
abigail abby abbie gail
adam adem adamu
agnes agneta agnethe agneza
ahmed ahmad ahmet achmed ahmadou amadou
aisha aicha ayse aysha aishah asha
albert bert al alberto albrecht
alexander alex sandy aleksander aleksandr alejandro alessandro alexandre xander sander iskandar sasha sascha
alexandra alex sandra alexa aleksandra alejandra alessandra sasha sascha
alfred alf fred freddie alfredo
ali aly alli
alice alicia alise alisa
amalie amalia amelie emilie
amanda mandy
amy aimee ami
andrew andy drew andreas anders andre andrei andrej andrzej andres ondrej
ann anne anna ana annie
anthony tony antony anton antonio antoine antonius toni
arthur art artur arturo
barbara barb babs barbro varvara
benjamin ben benny benji
bernard bernie bernhard bernt bernardo
birgit birgitte birgitta berit brit britt brita bridget brigitte brigid bridie
bjorn bjarne bjoern
bo bosse
bradley brad
caroline carolyn carol carrie karoline carolina karolina lina line
catherine katherine kathryn katharine cathryn kathleen catharina katarina katharina catalina caterina ekaterina yekaterina katrine katrin catriona kate katie kathy cathy kat kitty trine katja katya
cecilia cecilie cecily silje sissel cissi
charles charlie chuck chas karl carl carlos carlo karel charley
charlotte lotte lottie charlie carlota
christian kristian cristian chris christer krister
christina christine kristina kristine kristin cristina christin kirsten kjersti kirsti stine chris chrissie tina christy kristen krystyna
christopher kristoffer kristofer christoffer christophe cristobal krzysztof chris kit kris topher
cornelius cornelis cees kees
daniel dan danny daniil danilo danyal
daniela danielle daniella dani
david dave davy dawid davide dawood daud davit
deborah debra debbie deb
denis dennis denys
dimitri dmitri dmitry dmitriy dmitrij dmytro dima mitya dimitrios
donald don donny
dorothy dorothea dorte dorthe dot dolly dottie
douglas doug
edward edvard eduard eduardo eddie ed ted teddy ned edouard
eileen aileen
elena helena helene helen elin ellen lena eleni elaine yelena olena
eleanor elinor ellie nell nora eleonora leonora
elias ilyas ilias ilya elijah
elizabeth elisabeth elisabet elisabetta isabel isabella isabelle isobel elise elsa else eliza liz lizzie lisa lise beth betty betsy bess bettina lisbet lisbeth erzsebet elzbieta libby
emily emilie emilia em
emmanuel manuel manny emanuel manolo
eric erik erich eirik erick ricky
ernest ernst ernie ernesto
esther ester hester
eugene gene eugen evgeny yevgeny evgeni zhenya
eva eve evie ewa
fatima fatma fatimah fatema fadma fatou
florence flo flora florrie
frances fran francesca francisca franziska fanny francine
francis frank francisco francesco franz frans francois paco pancho frankie franciszek curro
frederick fred frederik fredrik friedrich frederic federico freddie freddy fritz
gabriel gabe gavriel jibril djibril
gabriela gabrielle gabriella gabi gaby
geoffrey jeffrey jeff geoff geoffroy jeffery
george georg jorge georges giorgio georgi jorgen jurgen goran yuri iouri juri gorg jerzy jiri
gerald gerry jerry geraldo gerhard gerard gerardo
gregory greg grigori grigory gregor gregorio
guillermo william memo
gunnar gunder gunther gunter
gustav gustaf gustavo gus gosta
harold harry hal harald
hasan hassan
heidi adelheid adelaide
henry harry hank henrik hendrik heinrich enrique henri enrico henryk hal heinz
hussein husain hussain hossein husayn huseyin houssein
ibrahim abraham ebrahim ibrahima abe avraham brahim
ignacio nacho ignatius ignazio
ines agnes inez
ingeborg inga inge
ingrid inger inga
ismail esmail ishmael ismael smail
jacob jakob james jake jack jacobo yakov jacques diego santiago yaqub iago
james jim jimmy jamie jaime jimmie
jane jean janet joan johanna joanna janne jeanne juana janice jenny giovanna ivana
jasmine yasmin jasmin yasmine yasemin
javier xavier xabier
jennifer jenny jen jennie
jeremy jerry jeremiah jeremias
jessica jess jessie
john jon johan johannes johann jan jean juan ivan sean ian hans jack johnny giovanni gianni yahya joao jens ioan janusz yann
jonathan jon jonny nathan jonatan yonatan
joseph joe joey josef jose giuseppe yusuf youssef yousef yosef yousuf josip jozef pepe jussuf joszef josephine
josephine josefine jo josie josefina
joshua josh jesus josue yeshua
judith judy judit jude
julia julie juliet juliette giulia yulia juliana gillian jill
karim kareem
kenneth ken kenny kent
khalid khaled halid
kimberly kim kimberley
knut knud canute
lars lasse laurits lawrence laurence lorenz lorenzo larry laurent lauritz laurens
laura laurie lara lauren
leif leiv
leonard leo len lenny leonardo lennart leonhard leon
lillian lily lilly lillie lilian
lucas luke lukas luca luc lukasz
lucy lucia lucie luz
ludvig ludwig louis lewis luis luigi lou ludovic
magdalena magda lena malene madeleine madeline maddie malin magdalene
magnus mons mans
mahmoud mahmud mahmut mamadou
marcus mark marc marco markus marcos marek
margaret margareta margarita margarethe margrete margit marit merete mette greta grete gretchen maggie meg peggy madge daisy marguerite rita marjorie marge margot malgorzata
mary marie mari maria maryam mariam miriam marija molly polly mariya maureen masha
martha marta marte martina
martin marten morten martinus marcin martyn
matthew matt mathew matteo mateo matthias mathias mats mattias matthieu mateusz matias matz
maximilian max maksim maxim massimo maxime
melissa mel missy
michael mike mick mickey mikael michel miguel mikhail mihail mischa misha michal mikkel mikal mitch
michelle shelly mishel michele michaela mikaela
mohammed muhammad mohamed mohammad muhammed mohamad mohamud mehmet mohd mamadou mouhamed muhamed mohammod md
mustafa mostafa moustafa mustapha mustafe
nadia nadja nadya nadezhda
natalie natalia natasha nathalie nataliya natalya nat
nathaniel nathan nate nat natanael
nicholas nick nicky nicolas nikolai nikolaus nicola nils niels klaus claus nikolay niklas nico nikolaj mikolaj nicolai
nicole nicola nikki nicolette
noor nur nour
olav olaf ole ola olof oluf
olga helga
oliver ollie olivier olivia
omar omer umar oumar
osman usman othman ousmane
pamela pam pammy
patricia pat patty tricia trish patrizia patsy
patrick pat paddy patrik patricio padraig
paul pal pol paal pablo paolo pavel pawel paulo poul paulus
peter per peder petter pete pedro pierre piotr petr pietro pyotr par pekka piet petrus
philip phil philippe filip felipe phillip filippo pip
rachel rachael raquel rakel rahel
ralph rolf rudolf raoul raul ralf
rasheed rashid rachid
rebecca becky becca rebekka rebeka
richard rick dick rich ricky ricardo rikard richie rickard riccardo ryszard
robert bob bobby rob robbie bert roberto bobbie robin
roger hroar rodger roar ruggero
ronald ron ronny ronnie
rose rosa rosie rosemary rosalie
said sayed saeed sayid
salah salah-eddine salahuddin
samantha sam sammy
samuel sam sammy samuele
sarah sara sally sadie zara saara
sebastian seb bastian bastien sebastien
sergei sergey serge sergio serhii seriozha
sharon shari
sigrid siri sigri sirin
simon simen simone simeon shimon
sofia sophia sophie sofie zofia sonja sonia sofiya
solveig solvei solvi
stanley stan stanislav stanislaw
stephen steven steve stefan stephan stephane esteban stepan etienne steffen stein staffan stefano szczepan stevie
stephanie stefanie steph stefania
susan susanne suzanne sue susie suzie susanna susana zuzanna susannah
svein sven svend
tatiana tatjana tanya tanja
teresa theresa terry tess therese terese tessa teresia tereza
terence terry terrence
theodore ted teddy theo teodor theodor fyodor feodor fedor
thomas tom tommy tomas tomasz thom tommaso
thor tor
timothy tim timmy timofey timo
valentina valya tina
victor viktor vic vittorio
victoria vicky vicki viktoria vittoria tori
vincent vince vincenzo vicente vinnie
virginia ginny ginger
vladimir volodymyr vova wladimir vlad
walter walt wally valter
william will bill billy willy willie liam wilhelm vilhelm guillermo guillaume willem wim willi
yahia yahya
yasser yasir jasser
zachary zach zack zak zachariah zakaria
zainab zeynep zaynab zeinab zineb
`

const groupsOf = new Map<string, Set<number>>()
for (const [index, line] of GROUPS.trim().split('\n').entries()) {
  for (const name of line.split(' ').map(foldDigraphs)) {
    const groups = groupsOf.get(name)
    if (groups) groups.add(index)
    else groupsOf.set(name, new Set([index]))
  }
}

/** True when both are forms of one given name: Liz and Elizabeth, Mohamed and Muhammad, Per and Peder. */
export function areVariants(one: string, other: string): boolean {
  const groups = groupsOf.get(one)
  const others = groupsOf.get(other)
  if (!groups || !others) return false
  for (const group of groups) if (others.has(group)) return true
  return false
}

/** True for a given name that is in use as it stands, so that it is hardly a slip of the pen for another one. */
export function isInUse(part: 'given' | 'family', name: string): boolean {
  return part === 'given' && groupsOf.has(name)
}
