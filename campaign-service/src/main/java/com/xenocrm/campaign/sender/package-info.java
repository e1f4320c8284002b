/** Senders of the channels, and the DNS records of the domains of e-mails. */
@NullMarked
package com.xenocrm.campaign.sender;

import org.jspecify.annotations.NullMarked;
