/** Senders of the channels, and what the DNS says about the domains of e-mails. */
@NullMarked
package com.xenocrm.campaign.sender;

import org.jspecify.annotations.NullMarked;
