"""First names that the embedded engine does not look at.

A mapping must not depend on who the note is about, so a name from this list is read as one neutral word.
The list is a spread over many languages, not a census: names outside it are met by training on random ones.
`AMBIGUOUS` names are also ordinary words or products; they count as names only where capitals say so.
"""

from __future__ import annotations

from typing import Final

_NAMES: Final = """
aaliyah aarav aaron abdul abdullah abena abhishek abigail adaeze adam adebayo adel adele adeola aditi aditya
adnan adrian adriana adrien afonso agata agnes agnieszka ahmad ahmed aicha aiden aiko aileen aino aisha
aishwarya akash akemi akio akira akua alain alan alana albert alberto alejandra alejandro aleks aleksander
aleksandra alessandra alessandro alessia alex alexander alexandra alexandre alexandru alexei alexey alexis
alfonso alfred alice alicia alina alisha alison alistair allison alma alvaro alyssa amal amalia amanda amandine
amara amelia amelie amin amina amir amira amit amita amy ana anahit anais ananya anastasia anatoly anders andre
andrea andreas andreea andrei andres andrew andrey andrzej aneta angela angelica angelo angus anika anil anisha
anita anja anjali anke ankit ann anna annabel anne anneke anneli annette annika ansel anselm anthony antoine
anton antonia antonio anu anya aoife araceli arash ariana ariel arjun arlo armando armin arnaud arne arnold
arthur arturo arun arvid asha ashish ashley ashwin asma astrid athena aubrey audrey august aurelie aurelien
austin ava avery avi aya ayan ayesha ayo ayodele ayse aziz azra baptiste barbara barnaby bartek bashir beata
beate beatrice beatriz becky ben benedict benedikt benjamin benoit beth bettany bettina beverly bharat bianca
bilal birgit bjorn blessing bob bobby bogdan bohdan boris brad bradley bram brandon brenda brendan brett brian
brianna bridget brigid brigitte britt bruce bruno bryan bryony caitlin caleb callum calvin cameron camila
camille caoimhe carina carl carla carlo carlos carmen carol carolina caroline casey cassandra cassie catalina
caterina catherine cathy catriona cecile cecilia cedric celeste celia celine cesar chan chandra chantal charles
charlie charlotte chen cheng cheryl chiamaka chiara chidi chidinma chika chinedu chioma chris christa christian
christiane christina christine christoph christophe christopher chukwu cian ciara ciaran cindy claire clara
clarissa claude claudia claudio clemens clementine clive colette colin colleen connor conor constance cora corey
corinne cornelia cornelius cosmin courtney craig cristian cristina csilla curtis cynthia cyril cyrus daan dafydd
dagmar dagny damian damien damilola dana daniel daniela danielle danielo danilo danny dante daria darian dario
darius darren daryl dave david davide deanna debbie deborah deepa deepak deirdre delia denise deniz dennis derek
desmond devika devon dewi dhruv diana diane diego dieter dilan dilnoza dimitri dimitris dina dinesh dipti divya
dmitri dmitry dominic dominik dominika dominique donal donald donna dora doris dorota dorothea dorothy doug
douglas duc duncan dung dylan eamon ebba ebele ebrahim eddie edgar edith edna eduardo edward edwin eero efe
eileen eilidh eirik ekaterina elaine eleanor elena eleni eli elias elif elijah elin elina elisa elisabeth elise
eliza elizabeth ella ellen ellie elliot elliott elodie eloise elsa elsie elspeth elvira emeka emer emil emilia
emilie emilio emily emma emmanuel enrico enrique enzo erica erik erika erin ernest esra esteban estelle esther
etienne eugene eun eunice eva evan evelyn ewa ewan ezra fabian fabien fabio fadi fahad faisal farah farid fatima
fatou fatoumata fedor felicia felicity felipe felix femi fergus fernanda fernando filip filippa filippo finlay
finn finola fiona flavia fleur flora florence florent florian folake francesca francesco francis francisca
francisco francois francoise franz freddie frederic frederick freya frida fumiko funmi gabor gabriel gabriela
gabriele gabrielle gareth gary gaurav gavin gemma genevieve geoff geoffrey george georgia georgina geraldine
gerard gergely gerhard gert giacomo gianluca gilbert gillian gina gintaras giorgio giovanna giovanni gita gitte
giulia giulio giuseppe gloria gonzalo goran gordon graham greg gregor gregory greta gretchen guadalupe gudrun
guido guillaume guillermo gunilla gunnar gustav gustavo guy gwen habib hadiza haider hakan hamid hamish hamza
han hana hanna hannah hanne hanneke hannes hans haris harish harold harriet harry haruka haruki harvey hasan
hassan heather hector hedda heidi heike helen helena helene helga henri henrietta henrik henrike henry herbert
hilary hilde hiro hiroki hiroshi holly howard huda hugh hugo huong hussein hyejin hyun ian ibrahim ida idris
ifeoma ignacio igor ikram ilaria ilona ilse ilya imani imogen imran ina indira ines inga inge ingeborg ingrid
ingunn ioana irena irene irina isaac isabel isabella isabelle isla ismael ismail istvan ivan ivana ivo jaap jack
jackie jacob jacqueline jacques jadwiga jagdish jaime jake jakob jakub jamal james jamie jan jana jane janet
janice janine janusz jared jarek jasmin jason javier jayden jean jeanne jeff jeffrey jelena jenna jennifer jenny
jens jeremy jerome jerzy jess jesse jessica jesus jill jin jing jiri jitka joan joana joanna joanne joao joaquin
jocelyn jochen joe joel joelle johan johann johanna johannes john johnny jolanta jonas jonathan jonna joost
jordan jorge joris jorun josef josefina joseph josephine joshua joyce juan juanita judith judy juhani jules
julian juliana julien juliet juliette julio jun jung junpei jurgen justin justine justyna jyoti kaito kamal
kamil kamila kareem karen karim karin karina karl karolina kasia katarina katarzyna kate katerina katharina
katherine kathleen kathryn kathy katia katie katja katrin kavita kavya kay kazuki keiko keira keith kelechi
kelly kelvin ken kendra kenji kenneth kerry kerstin kevin keziah khadija khaled khalid kiara kieran kim kimberly
kiran kirsten kirsty klara klaus koen kofi koji konrad konstantin kristen kristian kristina kristof krystyna
krzysztof kumar kunal kurt kwabena kwame kwasi kyle kyra lachlan laila lakshmi lamine larissa lars laszlo
latisha laura lauren laurence laurent lavinia lawrence leah leandro leila lena lennart leo leon leonard leonardo
leonie leopold lerato leroy leslie leticia lewis liam lidia lieke liesbeth ligia lila lilian liliana lilly lina
linda lindiwe lindsay lindsey linh linnea linus lionel lisa lisbeth lise liv livia lizzie lorena lorenzo lorna
lorraine lotte lottie lou louis louisa louise luca lucas lucia lucian luciana lucie lucien lucy ludovic luigi
luis luisa luka lukas lukasz luke luna lydia lynn maarten mabel maciej madeleine madhavi madison mads mae maeve
magda magdalena magnus mahesh mahmoud maia maja makena maksim malcolm malik malin mallory malte manish manoj
manon manuel manuela mara marc marcel marcela marcello marcin marco marcos marcus marek margaret margarita
margaux margot marguerite maria mariam mariama marian mariana marianne marie marija marika marina mario marion
marisa marissa marit marius marjorie marketa marko markus marlene marlon marta martha martijn martin martina
marvin mary maryam massimo mateo mateus mateusz mathias mathieu mathilde matias matilda matt matteo matthew
matthias matthieu matthijs maureen maurice mauricio maurizio maxim maxime maximilian maya mbali meera megan
mehdi mehmet mei mel melanie melinda melissa mercy meredith mette mia michael michaela michal michel michele
michelle miguel mihai mikael mikhail mikkel mila milan milena milos milou mina ming minh mira mirela mirembe
miriam miroslav mitchell mohamed mohammad mohammed mohan moira molly mona monica monika monique morgan morten
moses muhammad mukesh murat mustafa myriam nabil nadia nadine nadja naledi nanami nancy naomi natalia natalie
natasha nathalie nathan nathaniel naveen neha neil nelson nermin nia niamh nicholas nick nico nicola nicolas
nicole nicoletta niels nigel nikhil nikita nikola nikolai nikolas nikos nils nina nirmala nisha nita nkechi nkem
noah noam noelle noemi noor nora norbert norma norman nour nuno nuria nyambura oana oda odalys odile okan oksana
ola olaf olamide oleg olek oleksandr olena olga oliver olivia olivier olle olu oluchi oluwaseun omar oona
ophelia orla orlando oscar oskar osman oswald otis otto ottoline owen oyin ozan pablo padma paige palesa pamela
paola paolo parisa parveen pascal patrice patricia patricio patrick patrik paul paula paulina pauline paulo
pavel pavla pawel payal peder pedro peggy pelle penelope per pernille peter petra petros phil philip philipp
philippa philippe phoebe phuong pia pieter pietro pilar piotr pooja pradeep prakash pranav prashant preeti
priscilla priti priya priyanka przemek rachel radek rafael rafal rafiq ragna rahel rahul raina rainer raj rajan
rajesh ralph ramesh rami ramon ramona rana rania ranjit raoul raquel rasha rashid rashida rasmus raul raven ravi
raymond rebecca rebekah reena regina reinhard rekha remi rena renata renate rene renee renske reza rhian
rhiannon rhys ricardo riccardo richard rik riku rina rita ritu rob robert roberta roberto robyn rocio rodrigo
roger rohan rohit roland rolf romain roman ron ronald ronan roos rosa rosalind rosanna roshni rosie ross rowan
roxana roxanne roy roza ruaridh ruben rudolf rudy rukhsana rupert russell ruth ryan ryo saanvi sabina sabine
sabrina sacha sadia saeed sagar sahil saida saleh sally salma salman salome sam samantha sameer samir samira
samuel sana sandeep sander sandra sandro sanjay sanna sanne santiago saoirse sara sarah saskia satoshi saurabh
scott sean sebastian sebastien sekou selim selin selina serena serge sergei sergey sergio seun severine shan
shane shanice shannon sharon shaun shauna shawn sheila shelley shirin shirley shreya shruti shyam sibusiso
siddharth signe sigrid silja silje silke silvia simon simona simone sina sinead siobhan siv sjoerd snezana sofia
sofie soledad solveig sonia sonja sophia sophie soren stacey stan stanislav stefan stefania stefano steffen
steph stephan stephane stephanie stephen steve steven stewart stijn stuart sujata sunil sunita sunniva suresh
susan susana susanna susanne suzanne svante sven svetlana swati sylvia sylvie szymon tabitha tadeo tadeusz
takeshi talia tamar tamara tamas tania tanja tanya tara tariq tarun tasha tatiana tatjana tatum ted teemu
temitope teo terence teresa teresita teressa terry tess tessa thabo thandeka thandi thandiwe theo theodor
theodora theresa therese thi thiago thibault thomas thorsten tiago tianyi tiffany tilda tim timo timothy timur
tirtha tobi tobias toby todd tom tomas tomasz tommaso tommy toni tony torben tove tracey tracy trevor tristan
trudy tuan tuomas tyler tyrone ulla ulrich ulrik ulrike uma umar ursula uwe valentin valentina valeria valerie
vanessa vasily veena vendela vera verena veronica veronika vicky victor victoria vidya vijay vikram viktor
viktoria ville vincent vincenzo violeta virginia vishal vivek vivian viviane vlad vladimir vusi walter wanda
wanjiru wei wen wendy wenjing werner wesley wiebke wiktor wilhelm wilhelmina willem william wim winston wojciech
wolfgang xander xavier xiao xiaoming xin xiomara xue yael yan yana yannick yannis yara yasmin yasmine yasser
yelena yetunde yewande yi ying yohan yoko yolanda yosef youssef yuan yui yuka yuki yuko yumi yun yuri yusuf yuto
yvette yvonne zachary zahra zain zainab zara zbigniew zeynep zhang zhen zineb zoe zofia zoltan zsofia zuzana
"""

_AMBIGUOUS: Final = """
abel ada ade alba ama amber angel april aria art asa ash atlas aurora autumn bao bea bella bill blake bonnie
buck chance chase chip christian claire clay cliff cole crystal dale dawn dean deb dee devi dexter dick dolores
don drew earl eric eve faith flora frank gale garth gene gill ginger glen grace grant gray hal hank harper hazel
heath hope hunter iris ivy jade jasmine jasper jay jin jo joy julia june juno kai kit lance laurel lee lily lin
marina mark marshall max may mike miles mina mo nasir nat nell neo nova obi odin olive opal pat patience pearl
pete phoenix pierce piet prudence rafa ray reed reid rex rich river robin rod rosa rose ruby rusty sage sandy
sasha shaw sky sol star stella sterling storm sue summer sunny tatum tin tina tyson val van vera violet wade
ward warren will win wren zack
"""

AMBIGUOUS: Final = frozenset(_AMBIGUOUS.split()) | frozenset(
    ("august", "austin", "florence", "georgia", "guy", "jan", "jun", "per", "thi", "victoria", "virginia", "morgan",
     "luna", "charlotte", "han", "long", "athena", "mercy", "blessing", "regina", "roman", "stan", "toni", "kim",
     "kay", "raven", "sally", "ross", "scott", "jack", "rob", "rowan", "jordan", "brad", "craig", "dana", "duc",
     "dung", "wen", "wei", "ming", "minh", "ying", "yi", "xin", "shan", "chan", "ana", "ina", "ida", "ola", "uma",
     "mel", "ron", "roy", "ken", "ben", "sam", "tim", "tom", "ted", "sana", "oda", "lou", "pia", "pablo", "chris",
     "tania", "lewis", "mae", "ann", "anu", "celeste", "constance", "felicity", "melissa", "titan", "oscar", "pascal",
     "julian", "norman", "simone", "clementine", "marina", "sina", "otto", "guido", "aria", "wolfgang", "wim", "rik"),
)  # fmt: skip

_MONTHS: Final = frozenset(("april", "august", "autumn", "jan", "jun", "june", "may", "summer", "storm"))

NAMES: Final = (frozenset(_NAMES.split()) | AMBIGUOUS) - _MONTHS
