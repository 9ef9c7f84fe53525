/**
 * Passwords that many people choose, and the words that they are made of (lower case, without digits round them). Picked
 * from the frequency list of @zxcvbn-ts/language-common 4.1.3 (MIT licence, see NOTICE), with some words of our five
 * languages and of this field; obscene ones are left out.
 */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
  `
0000000000o 0102030405 010203040506 012345678910 0147896325 0192837465 0987654321a 1020304050 102030405060
1029384756 1029384756q 1111111111zz 1111122222 1112131415 111222333a 1122112211 1122334455 112233445566 1123581321
1213141516 1223334444 123123123a 123123123q 123123qweqwe 123321123321 123321qweewq 1234509876 1234554321 1234554321q
12345654321 123456654321 123456782000 1234567890 12345678900 12345678900987654321 12345678901 123456789012
1234567890a 1234567890q 1234567890qw 1234567890qwe 1234567890s 1234567890w 1234567890z 1234567890zzz 1234567891
12345678910 12345678912 123456789123 12345678987654321 1234567899 123456789987654321 123456789a 123456789aa
123456789abc 123456789as 123456789b 123456789d 123456789e 123456789f 123456789g 123456789i 123456789k 123456789l
123456789m 123456789n 123456789o 123456789p 123456789q 123456789qaz 123456789qq 123456789qqq 123456789qw
123456789qwe 123456789qwerty 123456789r 123456789s 123456789t 123456789v 123456789w 123456789x 123456789z
123456789zxc 12345678qwe 123456qwerty 12345abcde 12345asdfg 12345qwert 12345qwerty 12345trewq 12345zxcvb
1234qwerasdf 1234qwerty 1236547890 123hfjdk147 123qwe123qwe 123qwe456rty 123qweasdzxc 12qw34er56ty 1357908642
1357924680 1357997531 159753159753 159753456852 17171717aa 1958proman 19mtpgam19 1a2a3a4a5a 1a2b3c4d5e 1a2s3d4f5g
1pass1page 1q2q3q4q5q 1q2w3e4r5t 1q2w3e4r5t6y 1qa2ws3ed4rf 1qaz2wsx3edc 1qaz2wsx3edc4rfv 1qazxsw23edc
1qazxsw23edcvfr4 1qwertyuiop 1z2x3c4v5b 23176djivanfros 26429vadim 31217221027711 3141592654 3216732167
32615948worms 38gjgeuftd 3rjs1la7qe 3syqo15hil 42qwerty42 4815162342 4815162342a 4815162342lost 4904s677075
51051051051 541233432442 5432112345 5hsu75kpot 5t4r3e2w1q 7777755102q 7894561230 7ugd5hip2j 80070633pc 88002000600
89015173454 89172735872 89211375759 89231243658s 89600506779 8phrowz622 8phrowz624 9293709b13 987654321a 987654321z
989244342a 999111999q a123456789 a1234567890 a1a2a3a4a5 a1b2c3d4e5 a1s2d3f4g5 a987654321 abc123456789 abcde12345
abracadabra abrakadabra absolutely access accord action adidas admin admin18533362 administrator adrenaline adrian
airborne airforce airplane ajcuivd289 ajnjuhfabz alabama alaska albert aleksander aleksandra alessandra alessandro
alexande alexander alexander1 alexandr alexandria alexis alicia alison allison alpha alphaomega alternative alyssa
amanda amateur ambassador amber america american amor amsterdam1 an83546921an13 anastasija anastasiya anderson andre
andrea andrew andrewjackie andrey angel angela angelina angelochek angelofwar angels animal anthony antonio apache
apocalypse apokalipsis apollo apple apples applesauce arizona armageddon arnold arsenal arthur asdasd asdfasdf asdfg
asdfg12345 asdfgh asdfghjk asdfghjkl asdfghjkl1 asdfghjkl123 ashley assassin assman astalavista astonvilla athena
atlanta atlantis auckland2010 august austin avalon avatar avrillavigne awesome azerty azertyuiop azsxdcfvgb
azwebitalia babydoll babygirl badass badboy badger badnaamhere bailey baller balls bambam banana bandit barbara
barbie barney baseball basketball bastard batman battlefield baxter beach beatles beautiful1 beauty beaver beavis
benjamin berezuckiy berlin bestfriend bigboy bigdaddy bigdog bigmac bigman bigred billy billybob birdie birmingham
birthday21 birthday299 birthday54 bishop biteme black blackberry blackhawks bladerunner blazer blingbling blink
blizzard blonde bluebird bobafett bobby bobcat bondarenko bonjour bonnie booger boogie boomer boston bowling
boy4u2ownnyc bradley brandon brandy braveheart braves brazil brenda brian britney brittany bronco broncos brooke
brooklyn brother browns bruins brutus bubba bubble bubbles buddha buddy budlight buffalo bulldog bulldogs bullet
bunny burton business buster butter butterfly butterfly1 butthead byajhvfnbrf c43qpul5rz cadillac caesar california
callofduty calvin camaro cameron canada cancer candy cannon cannondale captain cardinal carlos carmen carolina
caroline carrie carter cartman casablanca casino casper cassie castle catch caterpillar catfish cegthgegth
cegthgfhjkm celtic cessna challenger champion chance changeme charles charlie charlie123 cheburashka cheese
cheesecake chelsea cherokee cherry cheryl chessmaster chester chesterfield chevelle chevy cheyenne chicago chicken
chickenwing101 chipper chocolat chocolate1 chopper chouchou chris christ christia christian1 christin christophe
christopher christopher1 chronic cinderella cjkysirj claire classic claudia clinton clubpenguin cnjvfnjkju cobra
cocacola coffee collection college colorado combat123654 comicbookdb compaq computador computadora computer
connection connie connor constantine contortionist contrasena control cookie cookies cooper coorslight copenhagen
copper corona corvette cosmopolitan cougar counterstrike country courtney cowboy cowboys coyote crazy creative
cricket cristopher crystal ctdfcnjgjkm cthutq cvzefh1gkc cxfcnkbdfz cxfcnmttcnm cyberonline cyecvevhbr cyjdsvujljv
daddy daisy dakota dallas dancer danger daniel danielle darkknight darkness darkside darkstar darthvader dashadasha
david dbrnjhbz dbrnjhjdbx dbrnjhjdyf death debbie december deeppurple deerhunter defender deltaforce denise dennis
denver depechemode design desperados destiny detroit deutschland devildog devildriver devilmaycry devilmaycry4
devils dexter dhjnvytyjub diablo diamond dictionary diesel digger digital digitalprodu dilbert disney dkflbdjcnjr
dkflbvbhjdbx dkflbvbhjdyf doctor dodgers dodgeviper doggie doggystyle dollar dolphin dolphins domainlock2005
domination domino donald donkey doudou douglas dragon dragonball dragonballz dragonfire dragons dreamer dreams
driver drowssap drummer ducati duncan duranduran dustin eagle eagles eatme eclipse edward efbcapa201 einstein
ekaterina20 elaine electric electronic elena elephant elizabet elizabeth1 elvis eminem empire engineer england
enigma enjoy enter enterprise estrella eugene evanescence evangelion everton everything experience experienced
explorer express extreme falcon family fantasy fartripper fatboy father fcbarcelona fender fenerbahce ferrari
fgjrfkbgcbc finalfantasy fireball firebird firefighter fireman firestarter fisher fishing fkg7h4f3v6 fkmnthyfnbdf
fktrcfylh fktrcfylhf fktrcfylhjdbx fktrcfylhjdyf flash flintstone flipper florida flower flowers fluffy
flvbybcnhfnjh flyers foobar football football12 forest forever fotball france francis frank frankie franklin freaky
freddie freddy freedom freelancer freepass freeuser friday friend friends friendship friendster froggy froinlaven
future fyfcnfcbz fylhtq gabriel galatasaray galina galore gandalf garcia garfield gateway gators gemini general
generation genesis genius george georgetown georgia gettysburg gfhjkm gfhjkmgfhjkm ghbdtn ghbdtndctv ghbdtnghbdtn
ghbdtngjrf ghbdtnrfrltkf ghhh47hj764 ghhh47hj7649 ghjcnbnenrf ghjcnbvtyz ghjcnjgfhjkm ghjcnjghjcnj ghjcnjrdfibyj
ghjcnjrdfif ghjrehfnehf ghostrider giants gibson ginger girlfriend girls gizmo gjytltkmybr goblue godzilla golden
goldfinger goldfish goldie golfer goober good123654 goodfellas google gordolee85 gordon gracie grandmaster
grasshopper greedisgood green greenday greengreen gregory groupd2013 gthtcnhjqrf guinness guitar gundam gunner
gunslinger gy3yt2rgls habibi hacker hammer hannah happy hardcore hardon harley harrison harrypotter harvey hawaii
hawkeye hd764nw5d7e1vb1 health heather heaven hedimaptfcor heisann hellfire hello hellohello hellokitty hellothere
helloworld hellraiser helpme helse hemmelig hendrix hentai hercules herman highlander hiphop hitman hjvfirf hobbes
hockey hola holiday homer honda hondacivic honey hopital horney horse horses hospital hotdog hotrod hottie house
houston howard hshfd4n279 htubcnhfwbz hummer hunter hurricanes hypnodanny iaapptfcor icecream iceman iddqdidkfa
illuminati ilovegirls ilovejesus ilovemyself iloveu iloveyou impossible incredible independent indian infinity
information ingodwetrust insertions installdevic installutil integra intelligence international internet ireland
ironmaiden ironman iseedeadpeople iwantu j3qq4h7h2v jackass jackdaniels jackie jackson jacqueline jaguar james
jamesbond007 jasmine jason jasper jediknight jeffrey jennifer jenny jeremy jerry jessica jessie jester jesus
jesuschrist jesusislord jetbalance jigei743ks jimmy johnny johnson joker jonathan jones jordan joseph joshua
juggernaut julian junior jupiter justforfun justice justin justinbiebe justinbieber juventus kaliningrad kamehameha
karina katana katie kawasaki kbnthfnehf kelly kenneth kermit kevin kimberly kingfisher kirill kitten kitty klaster
knight kobebryant kodiak konstantin kramer kristen kristin kristina kristopher lacrosse ladies ladyffesta lakers
lamborghini lamborgini lasvegas laura lauren lawrence leather leavemealone ledzeppelin legend lennon leonardo leslie
lestat letmein letmeinnow lfplhfgthvf lhbjkjubz2957704 liberty lickme lifehack lifeisgood light lighthouse lights
lightsaber limpbizkit lincoln little liverpoo liverpool liverpool1 lizard lockerroom logitech london lonewolf
longhorn looking losangeles lost4815162342 louise loulou loveislife lovelove lovely loveme lover loverboy lovers
loveyou lp2568cskt lsia9dnb9y lucifer lucky luckycharm lumberjack luojianhua m6cjy69u35 machine madagaskar maddie
maddog madison madman madmax madonna maggie magic magnum mailcreated5240 maksim malibu management manager manchester
mandragora mangust6403 manutd mapet123456 marcus marhaba maria marina marine marines markhegarty marlboro marley
marshall martin marvin maryjane massimiliano master mastercard masterchief mastermind matematika matrix matthew
maurolarastefy maverick maxima maximilian maximus maxwell mechanical melanie melissa member mercedes mercury merlin
metallic metallica metallica1 metropolis mevefalkcakk mexico michael michele michelle michigan mickey mickeymouse
microphone microsoft midnight millennium miller millertime millionaire minecraft minecraft123 minhasenha miranda
mississippi mistress mitchell mitsubishi molly monday money moneymaker moneymoney monica monkey monster montana
montecarlo montgom240 montreal mookie moose morgan morris mostwanted motdepasse mother motherlode motorola mountain
mouse mozart muffin multimedia multiplelo murphy music mustang mypassword naruto nascar nastya natali natalie
natasha nathan naughty naughtyboy necromancer needforspeed nelson nemesis networkingpe neveragain neworleans
newpassword newport newproject2004 newton newyork newzealand nfnmzyf nhfdvfnjkju123 nicholas nicole nikita nintendo
nintendo64 nirvana nissan nopassword norge norman norton nothing november nthvbyfnjh nurse nuttertools oc247ngucz
october oksana oldsmobile olegnaruto oliver olivia omgkremidia online ontherocks opensesame openup orange orlando
oscar outlaw paciente packard packers pakistan pamela pandora pantera panther panthers panzer paradise paris parker
parliament parolparol pasient passion passmaster passord passport password password00 password01 password10
password11 password12 password123 password1234 password13 password23 password69 password99 patches pathfinder
patient patricia patrick patriots pavilion peaches peanut peanutbutter pearljam peekaboo peewee pegasus penguin
people pepper peppermint pepsi perfect pervert peter peternorth phantom philadelphia philip phoenix phpbb picard
pickle piglet pimpin pirate pittsburgh platinum playboy player playstation playstation3 please pokemon pokemon123
polaris police polina polniypizdec0211 polniypizdec110211 pontiac poohbear pookie popcorn popeye porsche porsche911
portal postov1000 potter power powers precious predator prelude presario pretty prettygirl primetime21 prince
princess private production professional programmer prometheus psychnaut1 psycho ptybnxtvgbjy puertorico pufunga7782
pumpkin purple pyramid q123456789 q1234567890 q1q2q3q4q5 q1w2e3r4t5 q1w2e3r4t5y6 q1w2e3r4t5y6u7 q1w2e3r4t5y6u7i8
qawsedrftg qawsedrftgyh qazqaz qazwsx qazwsxedc qazwsxedc1 qazwsxedc12 qazwsxedc123 qazwsxedcrfv qazwsxedcrfvtgb
qazxsw qazxswedcvfr qpwoeiruty qq123456789 quant4307s quicksilver quiksilver qwaszx qweasd qweasdzxc qweasdzxc1
qweasdzxc123 qweqwe qwerasdfzxcv qwert qwert12345 qwert54321 qwertasdfg qwerty qwerty1234 qwerty12345 qwerty123456
qwerty123456789 qwerty2010 qwertyasdfgh qwertyu qwertyui qwertyuiop qwertyuiop1 qwertyuiop123 qwertyytrewq
r3vi3wpass rabbit rachel racing raider raiders rainbow rammstein1 random ranger rangers raptor rascal rasdzv raven
raymond realmadrid reanimator rebecca record reddog redhead redrum redskins redsox redwings reggie regina remember
residentevil revelation revolution rfhfrfnbwf rfhfvtkmrf rfkmrekznjh rfnfcnhjaf rfnfgekmnf rhbcnbyjxrf richard
rjhjkmbien rjirfrgbde rjycnfynby rkfdbfnehf roadrunner robbie robert rocket rocks rockstar rocky roflcopter roland
rolltide romanroman ronald ronaldinho ronaldo rooster roscoe rosebud rulez runescape1 runner ruslan russell russia
s456123789 sabrina sacramento sailor sailormoon saints salamander salamandra salud samantha sammy samson samsung
samsung123 samuel samurai sanandreas sandman sandra sandy sante sarah sasha sasha12345 saturn saun24865709 savage
scandinavian scarface school schumacher scooby scooter scorpio scorpion scotland scott scotty scully seattle
sebastian1 secret security semperfi serega serenity sergey sersolution service sevastopol shadow shadow1212 shaggy
shamanking shannon sharon shelby shevchenko shorty shotgun sidewinder sierra silver simon simone simple simpson
simpsons single skateboard skipper skippy skorpion39 skyline slayer slipknot slipknot666 smallville smiley smith
smokey smooth snake snickers sniper snoopy snowball snowman soccer softball software sojdlg123aljg soleil solidsnake
sommer sonyericsson sophie soso123aljg spanky sparky spartan117 speedy spencer spider spiderma spiderman spiderman1
spike spirit spitfire spooky sports spring springfield srinivas stacey stalingrad stalker stanley stargate startrek
starwars stealth steelers stefan stella stephen sterling steve steven stewart stingray stinky strawberry street
streetball strike stronghold student studioworks stupid sublime success summer summertime sunderland sunset sunshine
super superduper superman supermanboy supernatural superpuper supersonic supervisor surfer suzuki svetlana sweet
sweetheart sweety swimming swordfis swordfish sydney sykehus syncmaster system t34vfrc1991 tadmichaels tamwsn3sja
tanner target tarheels tattoo taurus taylor teacher techniques technology television tennis tequiero teresa
terminator tester testing testing123 thailand theman theone therock thomas thumper thunder thunderbird tickle
tiffany tiger tigers tigerwoods tigger timberlake timberwolf timothy tinker tinkerbell titanic tokiohotel tomcat
tommy topgun tornado toyota transformer transformers translator travis trevor trigger trinity trooper trouble trucks
trustno trustnoone tucker turkey turtle tweety ujkjdjkjvrf unbelievable uncencored undercover underground undertaker
underworld unforgiven unicorn united university valentin valentina valerie vampire vanessa vanyarespekt vegeta
velkommen venom121293 veronica veronika verygoodbot vfhbyf vfhufhbnrf vflfufcrfh vfntvfnbrf vfrcbv vfvfvskfhfve
vfylfhbyrf victor victoria victory video viking vikings viktor vincent vinter viper virtuagirl vision vladimir
vladislava volkswagen volleyball voodoo voyager vqsablpzla vsjasnel12 vyjujnjxbt w2dlww3v5p wachtwoord walker
wallace walter warcraft warrior washington water watermelon weasel webhompass websolutions welcome welcome123
wellington wenef45313 westside whatever whatthehell white whitepower whosyourdaddy whynot wicked wildcat wildcats
william williams willie willow wilson winchester windows winner winnie winnipeg261 winston winter wishmaster wizard
wolfgang wolfpack wolverin wolverines wolves wombat wonderland woody wordpass wrangler wutang xavier xfiles yamaha
yankee yankees yanshi1982 ybrjkftdbx yellow yfnfif yfnfitymrf yjdsqgfhjkm young z123456789 z1x2c3v4b5 zachary
zaq1xsw2cde3 zaqwsx zaratustra zcxfcnkbdf zeppelin zombie zqjphsyf6ctifgu zx123456789 zxcasdqwe123 zxcvb12345 zxcvbn
zxcvbnm zxcvbnm123
`
    .trim()
    .split(/\s+/),
)
