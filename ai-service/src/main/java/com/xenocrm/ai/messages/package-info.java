/** Message suggestions for a campaign, from an objective, an audience and a tone. */
@NullMarked
package com.xenocrm.ai.messages;

import org.jspecify.annotations.NullMarked;
