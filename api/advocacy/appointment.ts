/** What is declared of an advocate before they are appointed. Every answer is given: nothing is taken for no. */
export interface AdvocateDeclared {
	/** Is the subject of the complaint, or may become it. */
	mayBeSubject: boolean;
	/** Manages somebody who is or may be. */
	managesSubject: boolean;
	managesService: boolean;
	controlsResources: boolean;
	/** Considers the complaint for the authority, or may come to. */
	mayConsider: boolean;
	childObjects: boolean;
}

/** What is known of somebody here, whatever they declared. */
export interface AdvocateKnown {
	/** The complaint is about them. */
	isSubject: boolean;
	/** The manager of its pod, or above them. */
	managesService: boolean;
	/** Answers or answered it, is of the complaints team, or was appointed for stages 2 and 3. */
	considers: boolean;
}

export const advocateConflicts = [
	'child_objects',
	'complained_about',
	'manages_subject',
	'manages_service',
	'controls_resources',
	'considers_it',
] as const;
export type AdvocateConflict = (typeof advocateConflicts)[number];

/**
 * Why somebody may not be the advocate, or null where they may (Advocacy Services and Representations Procedure (Children)
 * (Amendment) Regulations 2004): nobody who is or may be the subject, manages such a person, manages the service, controls
 * its resources or may consider the complaint; and nobody the child objects to. The child's word comes first.
 */
export function advocateConflictOf(declared: AdvocateDeclared, known: AdvocateKnown): AdvocateConflict | null {
	if (declared.childObjects) return 'child_objects';
	if (declared.mayBeSubject || known.isSubject) return 'complained_about';
	if (declared.managesSubject) return 'manages_subject';
	if (declared.managesService || known.managesService) return 'manages_service';
	if (declared.controlsResources) return 'controls_resources';
	return declared.mayConsider || known.considers ? 'considers_it' : null;
}
