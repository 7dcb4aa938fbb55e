import { Component } from 'preact';
import { Picture } from './ItemFields.tsx';
import type { Asked, QuestionsProps } from './questions.ts';

interface Props extends Pick<QuestionsProps, 'words' | 'locale'> {
	item: Asked;
}

/** Reads the question to somebody, in the device's own voice, when they press for it. */
export class ReadAloud extends Component<Props, { isReading: boolean }> {
	override state = { isReading: false };

	press = () => {
		const { item, locale } = this.props;
		const isReading = !this.state.isReading;
		speechSynthesis.cancel();
		this.setState({ isReading });
		if (!isReading) return;
		const said = new SpeechSynthesisUtterance(
			[item.asks, item.help, ...Object.values(item.says)].filter(Boolean).join('. '),
		);
		said.lang = item.isEnglish ? 'en-GB' : locale;
		said.onend = () => this.setState({ isReading: false });
		speechSynthesis.speak(said);
	};

	override render() {
		if (typeof speechSynthesis === 'undefined') return null;
		const { words } = this.props;
		const { isReading } = this.state;
		return (
			<button class="button second" type="button" aria-pressed={isReading} onClick={this.press}>
				<Picture name="talk" />
				<span>{isReading ? words.stop : words.read}</span>
			</button>
		);
	}
}
