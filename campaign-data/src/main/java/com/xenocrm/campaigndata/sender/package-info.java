/** Sending by one channel: the pass through a message, metrics and suppressed recipients; and which senders are set up. */
@NullMarked
package com.xenocrm.campaigndata.sender;

import org.jspecify.annotations.NullMarked;
