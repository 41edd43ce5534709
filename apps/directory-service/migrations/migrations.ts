import { CreateRegister1 } from './1-create-register.js';
import { RegisterAndServices2 } from './2-register-and-services.js';

export const migrations = [CreateRegister1, RegisterAndServices2];
