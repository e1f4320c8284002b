/** Who got a campaign's message, who did not, and why. */
@NullMarked
package com.xenocrm.campaign.recipient;

import org.jspecify.annotations.NullMarked;
