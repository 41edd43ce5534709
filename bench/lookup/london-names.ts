/** Names of one origin, the most common first. */
export interface Origin {
  readonly name: string;
  /** Share of London's children; rounded, after the 2021 census by ethnic group. */
  readonly share: number;
  readonly given: readonly string[];
  readonly family: readonly string[];
  /** Spellings of which a record may use another. */
  readonly spellings: readonly (readonly string[])[];
}

const words = (text: string): string[] => text.split(' ');

/** Written by hand for this bench alone; the names that weights are learnt from are others. */
export const ORIGINS: readonly Origin[] = [
  {
    name: 'British and Irish',
    share: 0.36,
    given: words(
      'Oliver Amelia George Olivia Noah Isla Arthur Ava Harry Mia Leo Freya Charlie Lily Jack Grace Freddie Emily Alfie Poppy Theodore Ella Archie Evie Thomas Charlotte William Sophie Joshua Jessica Edward Daisy Max Alice Finley Phoebe Samuel Florence Lucas Ruby Henry Matilda James Elsie Isaac Sienna Benjamin Rosie Daniel Lucy Alexander Katherine Elizabeth Rebecca Matthew Nicholas',
    ),
    family: words(
      'Smith Jones Williams Taylor Brown Davies Evans Wilson Thomas Roberts Johnson Lewis Walker Robinson Wood Thompson White Watson Jackson Wright Green Harris Cooper King Lee Martin Clarke James Morgan Hughes Edwards Hill Moore Clark Harrison Scott Young Morris Hall Ward Turner Carter Phillips Mitchell Patel Adams Campbell Anderson Allen Cook Bailey Parker Miller Davis Murphy Price Bell Baker Kelly Kennedy OBrien Murray Byrne',
    ),
    spellings: [
      ['Katherine', 'Catherine', 'Kathryn'],
      ['Sophie', 'Sofie'],
      ['Isaac', 'Issac'],
      ['Freddie', 'Freddy', 'Frederick'],
      ['Archie', 'Archibald'],
      ['Elizabeth', 'Eliza', 'Beth'],
      ['Matthew', 'Mathew'],
      ['Thomas', 'Tom'],
      ['Samuel', 'Sam'],
      ['Benjamin', 'Ben'],
      ['Clarke', 'Clark'],
      ['Phillips', 'Philips'],
      ['Kelly', 'Kelley'],
    ],
  },
  {
    name: 'Other European',
    share: 0.16,
    given: words(
      'Jakub Zuzanna Antoni Hanna Aleksander Julia Filip Maja Andrei Maria David Sofia Matteo Giulia Luca Emma Mateo Lucia Hugo Chloe Louis Camille Nikolas Eleni Dimitrios Ioana Stefan Natalia Piotr Oliwia Szymon Alexandra Gabriel Anastasia',
    ),
    family: words(
      'Nowak Kowalski Wisniewski Wojcik Kaminski Lewandowski Popescu Ionescu Popa Rossi Russo Ferrari Silva Santos Ferreira Pereira Garcia Fernandez Martinez Dubois Bernard Petit Papadopoulos Georgiou Ivanov Petrov Dimitrov Kovacs Horvat Jankauskas Kazlauskas Schmidt Muller Jansen',
    ),
    spellings: [
      ['Aleksander', 'Alexander'],
      ['Jakub', 'Jacob'],
      ['Zuzanna', 'Susanna'],
      ['Nikolas', 'Nicholas', 'Nikolaos'],
      ['Stefan', 'Stephen'],
      ['Muller', 'Mueller', 'Müller'],
      ['Wojcik', 'Wójcik'],
      ['Alexandra', 'Aleksandra'],
      ['Sofia', 'Sophia'],
    ],
  },
  {
    name: 'South Asian',
    share: 0.2,
    given: words(
      'Muhammad Aisha Ayaan Fatima Ibrahim Maryam Zayn Zara Yusuf Amina Ahmed Hafsa Arjun Anaya Aarav Diya Rohan Priya Vihaan Anika Karan Simran Harpreet Jasleen Adam Safiya Hamza Inaya Bilal Khadija Rayyan Mariam Ali Zainab Krish Kavya Imran Nadia Tahmid Sumaiya',
    ),
    family: words(
      'Khan Ahmed Patel Begum Hussain Ali Singh Kaur Miah Rahman Islam Uddin Chowdhury Shah Akhtar Malik Sharma Iqbal Mahmood Hossain Sheikh Mohammed Sandhu Gill Dhillon Desai Mehta Joshi Kumar Choudhury Siddiqui Qureshi Nair Sivakumar Khatun',
    ),
    spellings: [
      ['Muhammad', 'Mohammed', 'Mohammad', 'Mohamed'],
      ['Aisha', 'Ayesha', 'Aysha'],
      ['Yusuf', 'Yousuf', 'Yusef'],
      ['Maryam', 'Mariam', 'Miriam'],
      ['Zainab', 'Zaynab'],
      ['Khadija', 'Khadijah'],
      ['Safiya', 'Safiyya'],
      ['Sumaiya', 'Sumaya'],
      ['Hussain', 'Hussein', 'Husain'],
      ['Chowdhury', 'Choudhury', 'Chaudhry'],
      ['Rahman', 'Rehman'],
      ['Miah', 'Mia'],
      ['Uddin', 'Udin'],
      ['Ahmed', 'Ahmad'],
      ['Sheikh', 'Shaikh'],
      ['Hossain', 'Hussain'],
      ['Fatima', 'Fatimah'],
    ],
  },
  {
    name: 'African and Caribbean',
    share: 0.17,
    given: words(
      'Elijah Naomi Emmanuel Esther Daniel Deborah Joshua Abigail Samuel Ruth Ayomide Temiloluwa Oluwaseun Chidera Kwame Ama Kofi Abena Malachi Aaliyah Jayden Kayla Tyrone Chantelle Andre Shanice Abdirahman Hodan Nathaniel Gabriella Ezra Zion Micah Hannah Isaiah Destiny',
    ),
    family: words(
      'Williams Brown Campbell Johnson James Francis Thomas Lewis Mensah Owusu Boateng Asante Osei Adeyemi Okafor Adebayo Eze Nwosu Ogunleye Balogun Okonkwo Oyelaran Clarke Grant Reid Morrison Bailey Gordon Henry Edwards Mohamed Abdi Hassan Ali Kamara Sesay Diallo Mutombo Tesfaye Bekele',
    ),
    spellings: [
      ['Oluwaseun', 'Seun'],
      ['Temiloluwa', 'Temi'],
      ['Ayomide', 'Ayo'],
      ['Nathaniel', 'Nathan'],
      ['Emmanuel', 'Emanuel'],
      ['Abdirahman', 'Abdurahman', 'Abdulrahman'],
      ['Aaliyah', 'Aliyah'],
      ['Abigail', 'Abbie'],
      ['Mohamed', 'Mohammed', 'Muhammad'],
      ['Hassan', 'Hasan'],
      ['Gabriella', 'Gabriela'],
      ['Deborah', 'Debora'],
    ],
  },
  {
    name: 'Middle Eastern and Turkish',
    share: 0.06,
    given: words(
      'Omar Layla Hassan Noor Khalid Yasmin Karim Leila Mehmet Elif Mustafa Zeynep Yousef Sara Ali Fatma Amir Shirin Reza Nasrin Dilan Baran Emre Defne',
    ),
    family: words(
      'Hassan Hussein Ali Ahmad Mahmoud Khalil Saleh Haddad Yilmaz Demir Kaya Celik Sahin Ozturk Hosseini Karimi Ahmadi Rezaei Aziz Rashid Mustafa Kaplan Arslan Al-Masri Al-Hakim',
    ),
    spellings: [
      ['Omar', 'Umar'],
      ['Layla', 'Leila', 'Laila'],
      ['Noor', 'Nour', 'Nur'],
      ['Yousef', 'Yusuf', 'Youssef'],
      ['Yasmin', 'Yasmeen'],
      ['Hussein', 'Hussain'],
      ['Mahmoud', 'Mahmood'],
      ['Hassan', 'Hasan'],
      ['Mehmet', 'Mehmed'],
      ['Al-Masri', 'Masri'],
      ['Al-Hakim', 'Hakim'],
      ['Khalid', 'Khaled'],
    ],
  },
  {
    name: 'East and South-East Asian',
    share: 0.05,
    given: words(
      'Ethan Chloe Jason Emily Kevin Grace Wei Mei Jun Xin Minh Linh Anh Duc Jia Yi Hao Ling Kai Yuki Hana Sora Angel Joshua',
    ),
    family: words(
      'Chen Wang Li Zhang Liu Wong Chan Cheung Lam Leung Nguyen Tran Pham Le Vo Kim Park Lee Tanaka Suzuki Santos Reyes Cruz Bautista Ho Ng',
    ),
    spellings: [
      ['Zhang', 'Chang'],
      ['Li', 'Lee'],
      ['Wong', 'Wang'],
      ['Cheung', 'Chung'],
      ['Mei', 'May'],
      ['Wei', 'Wai'],
    ],
  },
];
