/** Personalised messages: checked when saved, parsed once, rendered for many. */
@NullMarked
package com.xenocrm.campaigndata.template;

import org.jspecify.annotations.NullMarked;
