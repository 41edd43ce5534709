import { CreateRegister1 } from './1-create-register.js';
import { RegisterAndServices2 } from './2-register-and-services.js';
import { OpeningAndAbsences3 } from './3-opening-and-absences.js';

export const migrations = [CreateRegister1, RegisterAndServices2, OpeningAndAbsences3];
