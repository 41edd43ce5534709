/**
 * Spellings of one name as they come up in London: most are transliterations from Arabic, Bengali,
 * Urdu, Panjabi, Gujarati, Tamil, Somali, Turkish, Polish, Russian, Greek and Chinese. A line is
 * one name; given and family names alike.
 */
export const TRANSLITERATIONS = `
muhammad mohammed mohamed mohammad muhammed mohamad muhamed mohd md mehmet mohamud
ahmed ahmad ahmet achmed ahamed
yusuf yousef yousuf youssef yusef yosef yusif yousif
ibrahim ebrahim ibraheem ebrahim brahim
ismail ismael esmail ismaeel
hussein hussain husain hossain hossein husein hoosain hussin
hassan hasan hassaan
ali aly alli
abdullah abdallah abdulla abdoullah
abdulrahman abdurrahman abdirahman abdelrahman abdurahman abdulrehman
abdulkadir abdelkader abdiqadir abdulqadir
omar umar omer umer
uthman usman othman osman
ayub ayoub ayyub
khalid khaled kalid
hamza hamzah hamsa
tariq tarek tarik tareq
mustafa mustapha moustafa mostafa
zakariya zakaria zakariyya zachariya
yahya yahia yehia
sulaiman suleiman sulayman suleyman soliman
musa mousa moosa mussa
isa issa eesa essa
idris edris idrees
yasin yaseen yassin yacine
bilal bilaal belal
imran emran imraan
jamal jamaal gamal djamal
karim kareem kerim
rashid rasheed rachid
said saeed sayeed saeid sayed syed
salim saleem selim
sharif shareef cherif
waleed walid oualid
zayd zaid zayed
aisha ayesha aysha aishah aicha ayisha
fatima fatimah fatema fathima fatma faatima
khadija khadijah khadeeja hadija
maryam mariam maryan miriam meryem mariyam
zainab zaynab zeinab zeynep zaineb
amina aminah ameena aamina
asma asmaa asmah
hafsa hafsah hafza
halima halimah haleema
iman eman imaan
khadra qadra
layla leila laila leyla layla
nur noor nour nuur
safiya safiyya safia sophia
sumaya sumayyah sumaiya soumaya
yasmin yasmeen jasmin yasemin jasmine
zahra zahrah zara zehra
chowdhury choudhury chaudhry chaudhary chowdhry choudhary choudry chaudhri
rahman rehman rahmaan
islam eslam
khan kahn
begum begam
miah mia miya mian
ahmadi ahmedi
sheikh shaikh sheik shaykh
malik malek maalik
siddiqui siddique siddiqi sidiqi
qureshi quraishi qureishi koreshi
mahmood mahmud mehmood mahmoud
iqbal ikbal eqbal
akhtar akter aktar akther
hoque haque huq hoq
uddin udin ud
sarkar sarker
das dash
singh sing
kaur cour
patel patell
shah sha
krishnan krishna krishnen
siva shiva sivan
lakshmi laxmi luxmi
vijay bijoy vijey
abdi cabdi
farah faarax farax
warsame warsama
hashi xashi
ali cali
omar cumar
hussein xuseen
oluwaseun seun
oluwatobi tobi
chukwu chuku
emeka chukwuemeka
alexander aleksander alexandr oleksandr aleksandr alexandros
alexandra aleksandra oleksandra
catherine katherine kathryn katarzyna ekaterina kateryna katharine
christopher krzysztof khristofor cristopher
george georgios jerzy georgi gheorghe
john jan ioannis ivan johan
katarina katerina
michael michal mihai mykhailo mikhail mikail
natalia nataliya natalija nathalie
nicholas nikolas nikolaos mikolaj nikolai nicolas
olga olha
peter piotr petros petr
stephen steven stefan stephan szczepan
sergei sergey serhii sergiy
tatiana tatyana tetiana
vladimir volodymyr wlodzimierz
yulia julia iuliia yuliya
zhang chang zang
chen chan tan
wang wong vang
li lee lei
liu lau liew
huang wong ng
nguyen nguyenn ngyuen
sean shaun shawn
ciaran kieran kieron
caoimhe keeva
niamh neve neave
siobhan shevaun
aidan aiden ayden
catalin katalin
dmitri dmitry dmytro dimitri
`;
