"""A borough's client that the hub's authors did not write a line of transport for: pika, from Debian.

Usage: pika_member.py HOST PORT USER PASSWORD AUTHORITY CONSENT_ID
Publishes a withdrawal of the consent, then reads its own queue until both the acceptance of its command and the
recall have arrived. Prints what it received, one JSON object a line.
"""
import json
import sys
import uuid

import pika

host, port, user, password, authority, consent_id = sys.argv[1:7]
connection = pika.BlockingConnection(pika.ConnectionParameters(
    host=host, port=int(port), virtual_host=user, credentials=pika.PlainCredentials(user, password)))
channel = connection.channel()
channel.confirm_delivery()
message_id = str(uuid.uuid4())
channel.basic_publish(
    exchange='in', routing_key='consent.withdraw.v1', mandatory=True,
    properties=pika.BasicProperties(user_id=user, message_id=message_id, content_type='application/cloudevents+json', delivery_mode=2),
    body=json.dumps({
        'specversion': '1.0', 'id': message_id, 'type': 'consent.withdraw.v1', 'source': 'urn:authority:' + authority,
        'data': {'consentId': consent_id, 'withdrawnBy': 'parental_responsibility'},
    }))

wanted = {'command.accepted.v1', 'consent.withdrawn.v1'}
for method, properties, body in channel.consume('out', inactivity_timeout=20):
    if method is None:
        sys.exit('Nothing more arrived; still missing: ' + ', '.join(sorted(wanted)))
    message = json.loads(body)
    channel.basic_ack(method.delivery_tag)
    mine = message['data'].get('regarding') == message_id or message['data'].get('consentId') == consent_id
    if mine:
        print(json.dumps(message), flush=True)
        wanted.discard(message['type'])
    if not wanted:
        break
channel.cancel()
connection.close()
